"""A student's way through a lab in JupyterLab, in a browser: wrong, right, handed in, graded."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import exam_of
from in_browser import Lab, chromium, jupyterlab

from autograder.course import Course
from autograder.grading import intake
from autograder.grading.recognise import Wanted
from autograder.grading.submission import grade
from autograder.sandbox.warm import Zygote
from autograder.verify import attempts
from autograder.workshop.ready import pool_of

pytestmark = pytest.mark.slow
LAB = Course.find(Path(__file__).parent).lab("linreg-tensorflow")
KNOWN = attempts.load(LAB.attempts)


@pytest.fixture
def lab(tmp_path: Path) -> Iterator[Lab]:
    """The student notebook, open in JupyterLab."""
    with jupyterlab(tmp_path, LAB.student_notebook) as address, chromium(tmp_path) as page:
        yield Lab(page, address)


def test_a_student_s_way_from_a_wrong_answer_to_a_graded_one(
    lab: Lab, zygote: Zygote, tmp_path: Path
) -> None:
    """The idea behind a mistake is named, the right answer is green, the file made is graded."""
    exam = exam_of(LAB, tmp_path)
    right = exam.bundle.solutions["q3"]
    wrong = next(a for a in KNOWN if (a.question, a.name) == ("q3", "half-missing"))
    lab.run_all()
    lab.shows("hand-in", "student_id is empty")
    lab.write("q3-answer", wrong.source)
    lab.run("q3-check")
    lab.shows("q3-check", wrong.says)
    lab.write("q3-answer", right)
    lab.run("q3-check")
    lab.shows("q3-check", "All public checks pass")
    lab.write("student-id", 'student_id = "student-07"')
    lab.run("hand-in")
    lab.shows("hand-in", "what was run last is not what the file holds")
    lab.save()
    lab.run("hand-in")
    lab.shows("hand-in", "hand in that file")

    made = tmp_path / "work" / "linreg-tensorflow-student-07.ipynb"
    handed = intake.read(intake.Handed(made.name, made), {}, Wanted.of(exam))
    with pool_of(zygote, LAB, exam.bundle) as pool:
        graded = grade(handed, exam, pool)

    assert ("student-07", 3.0) == (graded.student, graded.questions["q3"].score)
