"""Blank is told from wrong by what the cells say."""

from __future__ import annotations

import pytest
from conftest import DOUBLE, DOUBLE_STUB

from autograder.grading.attempted import defines, is_blank, runs
from autograder.model import NOT_RUN, Cell, Question

QUESTION = Question("q1", 2, (), ("double",), DOUBLE_STUB)


@pytest.mark.parametrize(
    "source",
    [
        "def double(x): return 2 * x",
        "    async def double(x): return 2 * x",
        "class double: pass",
        "double = lambda x: 2 * x",
        "double: object = abs",
        "other, double = abs, abs",
        "double, other = abs, abs",
        "from operator import neg as double",
        "from numpy import double",
    ],
)
def test_a_cell_that_binds_the_name_is_an_attempt(source: str) -> None:
    """However it is bound."""

    assert defines(source, "double")
    assert not is_blank(QUESTION, [Cell("a", DOUBLE_STUB), Cell("b", source)])


@pytest.mark.parametrize(
    "source",
    [
        "double(2)",
        "print(double(2), double)",
        "draw(triple, double, x=1)",
        "double == 2",
        "doubled = 1",
        f"{NOT_RUN}\ndouble = 1",
        "#@title Setup\ndouble = 1",
    ],
)
def test_a_cell_that_only_uses_the_name_is_none(source: str) -> None:
    """Figures and given cells call the student's functions."""

    assert is_blank(QUESTION, [Cell("q1-answer", DOUBLE_STUB), Cell("b", source)])


def test_a_changed_answer_cell_is_an_attempt_even_when_it_cannot_be_parsed() -> None:
    """A student who wrote half a line has begun."""

    assert not is_blank(QUESTION, [Cell("q1-answer", "def doub")])


def test_empty_lines_and_comments_do_not_make_an_attempt() -> None:
    """An editor adds them by itself."""

    assert is_blank(QUESTION, [Cell("x", "# todo\n\n" + DOUBLE_STUB + "  \n\n")])


def test_a_deleted_answer_cell_is_blank() -> None:
    """Nothing was attempted."""

    assert is_blank(QUESTION, [Cell("x", "print(1)")])


def test_a_question_answered_by_its_output_is_blank_while_its_stub_stands() -> None:
    """Whatever other cells define."""
    stub = f"{NOT_RUN}\nW = None"
    question = Question("q2", 1, (), ("W",), stub)

    assert is_blank(question, [Cell("a", stub), Cell("b", "W = 3")])
    assert not is_blank(question, [Cell("q2-answer", f"{NOT_RUN}\nW = 3"), Cell("b", DOUBLE)])


@pytest.mark.parametrize("kind", ["markdown", "raw"])
def test_only_code_is_run_and_answers(kind: str) -> None:
    """An answer that became a Markdown cell is text."""
    cell = Cell("q1-answer", DOUBLE, kind)

    assert not runs(cell) and is_blank(QUESTION, [cell])


def test_a_long_empty_cell_is_looked_through_once() -> None:
    """Ten thousand empty lines once took 44 s of a processor."""

    assert defines("\n" * 1_000_000 + DOUBLE, "double")
    assert not defines("\n" * 1_000_000 + "# double", "double")
