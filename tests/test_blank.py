"""Blank is told from wrong by what is there after the cells ran."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from conftest import DOUBLE, DOUBLE_STUB, TRIPLE

from autograder.conventions import NOT_RUN
from autograder.grading.blank import defined, is_stub, runs
from autograder.model import Cell, Grade, Outcome

Graded = Callable[..., Grade]


@pytest.mark.parametrize(
    "source",
    [
        "def double(x): return 2 * x",
        "async def double(x): return 2 * x",
        "class double: pass",
        "double = lambda x: 2 * x",
        "double: object = abs",
        "other, double = abs, abs",
        "if True:\n    from operator import neg as double",
        "from numpy import double",
        "def double(x:\n    return",
    ],
)
def test_a_cell_that_binds_a_name_is_found(source: str) -> None:
    """However it is bound, and even where the cell is no Python."""

    assert "double" in defined(source)


def test_a_wrong_escape_is_read_without_a_word() -> None:
    """Python warns of it, and a warning fails this test."""

    assert {"total"} == defined(r"total = '\sum'")


@pytest.mark.parametrize("source", ["double(2)", "print(double, triple)", "doubled = double == 2"])
def test_a_cell_that_only_uses_a_name_does_not_bind_it(source: str) -> None:
    """Figures and given cells call the student's functions."""

    assert "double" not in defined(source)


@pytest.mark.parametrize("source", [f"{NOT_RUN}\ndouble = 1", "#@title Setup\ndouble = 1"])
def test_given_cells_are_not_run(source: str) -> None:
    """The grader runs a setup cell of its own, and no experiments."""

    assert not runs(Cell("x", source))


def test_empty_lines_and_comments_leave_a_stub_a_stub() -> None:
    """An editor adds them by itself."""

    assert is_stub("# todo\n\n" + DOUBLE_STUB + "  \n\n", DOUBLE_STUB)


@pytest.mark.slow
@pytest.mark.parametrize(
    "cells",
    [
        [DOUBLE_STUB],
        ["# todo\n\n" + DOUBLE_STUB + "  \n\n"],
        [DOUBLE_STUB, "def other():\n    double = 1\n    return double"],
        [DOUBLE_STUB, '"""Write\ndef double(x): ...\nlater"""'],
        [DOUBLE_STUB, "doubled = [double for _ in range(2)]"],
    ],
)
def test_what_is_as_it_was_given_is_blank(graded: Graded, cells: list[str]) -> None:
    """Whatever other cells say that looks like an answer."""

    assert Outcome.BLANK == graded(*cells, TRIPLE).questions["q1"].outcome


@pytest.mark.slow
@pytest.mark.parametrize(
    "cells",
    [
        [DOUBLE_STUB, 'globals()["double"] = lambda x: 2 * x'],
        [DOUBLE_STUB, "import operator\ndouble = lambda x: operator.mul(2, x)"],
        [DOUBLE_STUB, f"if True:\n    {DOUBLE.replace(chr(10), chr(10) + '    ')}"],
        [DOUBLE],
    ],
)
def test_an_answer_is_found_wherever_it_is_given(graded: Graded, cells: list[str]) -> None:
    """What is there after the cells ran is what counts."""

    assert 2 == graded(*cells, TRIPLE).questions["q1"].score


@pytest.mark.slow
@pytest.mark.parametrize("cells", [["def doub"], ["print(1)"], [DOUBLE_STUB, "del double"]])
def test_what_is_not_there_was_not_left_untouched(graded: Graded, cells: list[str]) -> None:
    """A cell that cannot be parsed, or was deleted, is told from a stub."""

    assert Outcome.ERRORED == graded(*cells, TRIPLE).questions["q1"].outcome
