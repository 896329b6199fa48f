"""An honest notebook gets what it deserves, wherever its answers stand and whatever came later."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from conftest import DOUBLE, DOUBLE_STUB, TRIPLE, notebook

from autograder.conventions import NOT_RUN
from autograder.grading import intake, second
from autograder.model import Cell, Grade, Outcome, Question, Submission

pytestmark = pytest.mark.slow
Graded = Callable[..., Grade]
CHECK = 'grader.check("q1")'
HELPED = "def twice(x):\n    return 2 * x\ndef double(x):\n    return twice(x)"


def scores(grade: Grade) -> list[float]:
    return [result.score for result in grade.questions.values()]


# ----------------------------------------------------------------- as it stood at its check


@pytest.mark.parametrize(
    ("answer", "later", "does"),
    [
        (HELPED, "def twice(x):\n    return 0", "changes `twice`"),
        (
            "def double(x):\n    return list(range(0, 2 * x + 1))[-1] if x > 0 else 2 * x",
            "list = [1]",
            "changes `list`",
        ),
        (
            "import numpy as np\ndef double(x):\n    return np.multiply(2, x)",
            "np = None",
            "changes `np`",
        ),
        (DOUBLE, "del double", "changes `double`"),
        (DOUBLE, "def double(x):\n    return x ** 2", "changes `double`"),
        (
            "import tensorflow as tf\ndef double(x):\n    return (2 * tf.constant(x)).numpy()",
            "tf.compat.v1.disable_eager_execution()",
            "runs `tf.compat.v1.disable_eager_execution()`",
        ),
    ],
)
def test_a_later_cell_that_breaks_an_answer_costs_nothing(
    graded: Graded, answer: str, later: str, does: str
) -> None:
    """It counts as it stood at its check, and the feedback names the cell that broke it."""
    grade = graded(answer, CHECK, TRIPLE, later)

    assert [2, 1] == scores(grade)
    assert f"later cell 4 {does}" in grade.questions["q1"].feedback
    assert any("later cell 4" in note for note in grade.notes)


def test_without_a_check_the_last_definition_is_what_counts(graded: Graded) -> None:
    """A helper that is rebound later breaks it all the same."""

    assert [2, 1] == scores(graded(HELPED, TRIPLE, "twice = None"))


def test_an_answer_that_is_mended_after_its_check_counts_as_mended(graded: Graded) -> None:
    """The better result is taken."""

    assert [2, 1] == scores(graded("def double(x):\n    return 0", CHECK, TRIPLE, DOUBLE))


@pytest.mark.parametrize(
    "later", [TRIPLE, "other = 3", "print(double(2))", "import pandas as pd", "x = 1\ny = x + 1"]
)
def test_a_plain_wrong_answer_is_not_looked_at_twice(later: str) -> None:
    """Nothing later touches what it uses."""
    cells = [Cell("", "def double(x):\n    return x"), Cell("", CHECK), Cell("", later)]
    question = Question("q1", 2, (), ("double",), DOUBLE_STUB)

    assert {} == second.breakers(question, cells)


# --------------------------------------------------------------------- cells that are not run


@pytest.mark.parametrize(
    "cells",
    [
        [
            "#@title Setup\nimport math\ndef twice(x):\n    return 2 * x",
            "def double(x):\n    return twice(x)",
        ],
        [f"{NOT_RUN}\ndef twice(x):\n    return 2 * x", "def double(x):\n    return twice(x)"],
        [f"{NOT_RUN}\nprint(1 / 0)\n{DOUBLE}"],
        [f"{NOT_RUN}\nwhile True: pass\n{DOUBLE}"],
        [f"{NOT_RUN}\nFACTOR = 2\n", "def double(x):\n    return FACTOR * x"],
        [f"{NOT_RUN}\nimport operator as op\n", "def double(x):\n    return op.mul(2, x)"],
        [f"{NOT_RUN}\ndouble = lambda x: 2 * x"],
    ],
)
def test_what_a_given_cell_defines_is_taken(graded: Graded, cells: list[str]) -> None:
    """Functions, classes, imports and plain assignments; its calls are not made."""

    assert [2, 1] == scores(graded(*cells, TRIPLE))


def test_everything_merged_into_one_cell_works(graded: Graded) -> None:
    """The setup cell, the experiments and all answers."""
    merged = f"#@title Setup\ndef helper(f, x):\n    return f(x)\n{DOUBLE}\n{NOT_RUN}\n{TRIPLE}"

    assert [2, 1] == scores(graded(merged))


def test_trainings_of_given_cells_are_not_run(graded: Graded) -> None:
    """What they would assign is not there, and nothing waits for it."""
    grade = graded(f"{NOT_RUN}\nimport time\ntrained = time.sleep(600)", DOUBLE, TRIPLE)

    assert ([2, 1], ()) == (scores(grade), grade.notes)


# ---------------------------------------------------------------------- where the answer is


@pytest.mark.parametrize(
    "answer",
    [
        "double = lambda x: 2 * x",
        "double = (lambda x: 2 * x)",
        "globals()['double'] = lambda x: 2 * x",
        "from functools import partial\nfrom operator import mul\ndouble = partial(mul, 2)",
        "class Double:\n    def __call__(self, x):\n        return 2 * x\ndouble = Double()",
        "def double(x):\n    return 0\ndef double(x):\n    return 2 * x",
        "import tensorflow as tf\n@tf.function\ndef double(x):\n    return 2 * x",
        "def outer():\n    global double\n    def double(x): return 2 * x\nouter()",
        "exec('def double(x): return 2 * x')",
    ],
)
def test_an_answer_counts_wherever_and_however_it_is_given(graded: Graded, answer: str) -> None:
    """What is there after the cells ran is what is asked."""

    assert [2, 1] == scores(graded(DOUBLE_STUB, answer, TRIPLE))


# ------------------------------------------------------------------------------ what is said


def said(graded: Graded, *sources: str) -> str:
    return graded(*sources, TRIPLE).questions["q1"].feedback


def test_a_name_that_is_one_slip_away_is_named(graded: Graded) -> None:
    """Both names, so that it can be mended at once."""
    text = said(graded, "def duoble(x):\n    return 2 * x")

    assert "You wrote `duoble`; the question asks for `double`." == text


def test_a_syntax_error_is_shown_with_its_line_and_a_caret(graded: Graded) -> None:
    """As Python itself would show it."""
    text = said(graded, "def double(x):\n    return 2 * (x")

    assert "is no Python, so none of it ran" in text
    assert "line 2" in text
    assert "    return 2 * (x\n               ^" in text


def test_an_answer_that_is_gone_is_said_to_be(graded: Graded) -> None:
    """It is told from one that is wrong, and from one that was left untouched."""
    result = graded("print(1)", TRIPLE).questions["q1"]

    assert Outcome.ERRORED == result.outcome
    assert "Nothing in your notebook defines `double`" in result.feedback


@pytest.mark.parametrize(
    ("kind", "word", "answer"),
    [
        ("markdown", "Markdown", DOUBLE),
        ("raw", "raw", DOUBLE),
        ("markdown", "Markdown", f'{DOUBLE}\ntitle = "\\sum"'),
    ],
)
def test_an_answer_in_a_cell_that_does_not_run_is_found(
    graded_submission: Callable[[Submission], Grade], kind: str, word: str, answer: str
) -> None:
    """A slip of a key turns a cell into text; what Python would warn of is no matter."""
    book = notebook(answer, TRIPLE)
    book["cells"][0]["cell_type"] = kind
    submission = intake.parse("student-01.ipynb", json.dumps(book).encode(), {})

    feedback = graded_submission(submission).questions["q1"].feedback

    assert f"Your `double` stands in a {word} cell (cell 1), which does not run" in feedback


def test_a_line_that_stopped_is_given_as_the_reason(graded: Graded) -> None:
    """The helper is missing because its import failed above."""
    text = said(graded, "import nowhere_to_be_found\ndouble = nowhere_to_be_found.double")

    assert "The cell of `double` stopped in line 1, `import nowhere_to_be_found`" in text
