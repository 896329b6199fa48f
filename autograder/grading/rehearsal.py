"""The exam is examined first: the solution must earn all and the stubs nothing, here and now.

A test that is broken on this machine must not accuse the innocent.  The same pass measures how long
each case takes the solution, which is what the limits of time are made of, and notes what is seen
of its objects, so that nobody need look at the same again.
"""

from __future__ import annotations

from autograder.conventions import answer_id
from autograder.errors import ReleaseError
from autograder.grading.elsewhere import Sights
from autograder.grading.exam import Exam
from autograder.grading.submission import ask_all
from autograder.model import Cell, Outcome, Submission
from autograder.sandbox.pool import Pool


def rehearse(exam: Exam, pool: Pool) -> Exam:
    """Return the exam, which now knows its solution; ReleaseError where it cannot be trusted."""
    code = tuple(question for question in exam.questions if not exam.reads_the_file(question))
    slug = exam.bundle.manifest.slug
    stubs = {question.name: question.stub for question in code}
    answered, _ = ask_all(_notebook(stubs), code, exam, pool)
    for name, (result, _) in answered.items():
        if result.outcome is not Outcome.BLANK:
            raise _broken(slug, f"the untouched {name} is {result.outcome}", result.feedback)
    sights: Sights = {}
    solution = _notebook(exam.bundle.solutions)
    answered, sitting = ask_all(solution, code, exam, pool, sights=sights)
    for name, (result, _) in answered.items():
        if result.outcome is not Outcome.PASSED:
            earned = f"the solution of {name} earns {result.score:g} of {result.possible:g}"
            raise _broken(slug, earned, result.feedback)
    return exam.rehearsed(sitting.taken, sights)


def _notebook(sources: dict[str, str]) -> Submission:
    cells = tuple(Cell(answer_id(name), source) for name, source in sources.items())
    return Submission("the rehearsal", "student-01", cells)


def _broken(slug: str, wrong: str, feedback: str) -> ReleaseError:
    remedy = "Nothing was graded: mend the master, or this machine, and run it again."
    return ReleaseError(slug, f"{wrong} here ({feedback.rstrip('.')})", remedy)
