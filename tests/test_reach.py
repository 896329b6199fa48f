"""What an edit asks again: the questions whose cases and attempts reach what it changed."""

from __future__ import annotations

import pytest
from tiny_master import Tiny

from autograder.model import Attempt
from autograder.release import markers, reach

HELPERS = """
scale = 2
def halved(x):
    return x / scale
def mean_square(x):
    return halved(np.mean(x))
def unrelated(x):
    return x
"""
USES = Attempt("q1", "known", False, "def cost(p, t):\n    return mean_square(p - t)\n", 0, "No.")


def tiny() -> Tiny:
    return Tiny().replace("setup", "class_size = 17", f"class_size = 17{HELPERS}")


def changed(edit: Tiny, attempt: Attempt = USES) -> list[str]:
    """Return the questions that an edit of the master, or of the attempt, asks again."""
    before, after = (_digests(*args) for args in ((tiny(), USES), (edit, attempt)))
    return [name for name in before if before[name] != after[name]]


def _digests(master: Tiny, attempt: Attempt) -> dict[str, str]:
    parsed = master.master()
    solutions = {q.name: markers.solved(q.answer.source) for q in parsed.questions}
    return reach.of(parsed, solutions, [attempt])


@pytest.mark.parametrize(
    ("cell", "old", "new"),
    [
        ("title", "A tiny lab", "A small lab"),
        ("q1-intro", "Write", "Now write"),
        ("setup", "return x\n", "return 2 * x\n"),
        ("setup", "class_size = 17", "class_size = 18"),
        ("figure", "print(class_size)", "print(class_size, 2)"),
    ],
)
def test_an_edit_of_what_no_case_and_no_attempt_reaches_asks_nothing(
    cell: str, old: str, new: str
) -> None:
    """Prose, an unrelated helper, a cell that the grader does not run."""

    assert [] == changed(tiny().replace(cell, old, new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("return halved(", "return -halved("),
        ("return x / scale", "return x * scale"),
        ("scale = 2", "scale = 4"),
    ],
)
def test_a_helper_asks_the_questions_that_use_it_however_indirectly(old: str, new: str) -> None:
    """An attempt calls one helper, which calls another, which reads a number."""

    assert ["q1"] == changed(tiny().replace("setup", old, new))


def test_what_happens_by_itself_in_the_setup_cell_asks_all() -> None:
    """An import, a setting: nobody can tell whom it concerns."""
    edit = tiny().replace("setup", "import numpy as np", "import numpy as np\nnp.random.seed(1)")

    assert ["q1", "q2"] == changed(edit)


def test_a_helper_of_a_statement_that_happens_by_itself_asks_all() -> None:
    """It runs whatever a question uses."""
    runs = "class_size = 17\nunrelated(3)"
    before, after = (
        _digests(tiny().replace("setup", "class_size = 17", runs).replace("setup", *edit), USES)
        for edit in (("", ""), ("return x\n", "return 2 * x\n"))
    )

    assert ["q1", "q2"] == [name for name in before if before[name] != after[name]]


def test_a_changed_solution_asks_its_own_question_and_those_that_use_it() -> None:
    """Later questions build on earlier ones."""
    edit = tiny().replace("q1-answer", "difference**2", "difference * difference")

    assert ["q1"] == changed(edit)
    uses = "assert str(answers"
    before, after = (
        _digests(edit.replace("q2-test-half", uses, f"cost([1], [1])\n    {uses}"), USES)
        for edit in (tiny(), edit)
    )

    assert ["q1", "q2"] == [name for name in before if before[name] != after[name]]


def test_an_attempt_that_uses_another_helper_reaches_it() -> None:
    """Attempts are roots as the cases are."""
    other = Attempt("q2", "known", False, "answers = unrelated({})\n", 0, "No.")

    assert ["q1", "q2"] == changed(tiny(), other)
