"""What a green check is worth: the mistakes that questions are about show before handing in."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import exam_of

from autograder.conventions import answer_id
from autograder.course import Course
from autograder.grading.submission import grade
from autograder.model import Cell, QuestionResult, Submission
from autograder.sandbox.warm import Zygote
from autograder.verify import attempts
from autograder.workshop.ready import pool_of

pytestmark = pytest.mark.slow
COURSE = Course.find(Path(__file__).parent)

MISTAKES = {
    "linreg-tensorflow": {
        "q1": "plain-zip",
        "q3": "shapes-unchecked-numpy",
        "q5": "placeholder-open-shape",
        "q6": "graph-grows-in-the-loop",
        "q8": "finite-never-checked",
        "q9": "equal-xs-unnoticed",
        "q10": "remainder-dropped",
    },
    "linreg-keras": {
        "q1": "random-kernel",
        "q2": "random-kernel",
        "q3": "random-kernel",
        "q4": "numpy-inside",
        "q5": "shuffling-left-on",
        "q6": "not-compiled",
        "q7": "random-kernel",
    },
}
"""By lab and question: the mistake that it is about.  Letters are wrong, nothing is trained."""

LETTERS = {"linreg-tensorflow": "q12", "linreg-keras": "q9"}


def behind_green(result: QuestionResult) -> float:
    """Return the points lost although every public case passed."""
    public = [test.passed for test in result.tests if not test.hidden]
    return result.possible - result.score if all(public) else 0.0


@pytest.mark.parametrize("slug", COURSE.slugs())
def test_hardly_a_point_is_lost_behind_a_green_check(
    slug: str, zygote: Zygote, tmp_path: Path
) -> None:
    """Not even with the mistakes that questions are about; letters are never green at all."""
    lab = COURSE.lab(slug)
    known = attempts.load(lab.attempts)
    exam = exam_of(lab, tmp_path)
    wrong = {(a.question, a.name): a.source for a in known if not a.right}
    answers = dict(exam.bundle.solutions)
    answers |= {q: wrong[q, name] for q, name in MISTAKES[slug].items()}
    letters = LETTERS[slug]  # their form alone is checked: they are never green
    answers[letters] = answers[letters].replace('": "', '": "d" if True else "')
    cells = tuple(Cell(answer_id(name), source) for name, source in answers.items())

    with pool_of(zygote, lab, exam.bundle) as pool:
        graded = grade(Submission("s", "student-01", cells), exam, pool)

    lost = {n: behind_green(result) for n, result in graded.questions.items() if n != letters}
    assert {} == {name: points for name, points in lost.items() if points > 0.5}
    assert sum(lost.values()) <= 2
    assert all(graded.questions[q].score < graded.questions[q].possible for q in MISTAKES[slug])
