"""Made-up results, and a process that adds them to a gradebook as a grader does.

As a command: ``python results.py FOLDER COUNT [--hold]`` adds COUNT results that FOLDER does not
know yet and says the name of each when it is there; ``--hold`` then waits for its end.
"""

from __future__ import annotations

import hashlib
import random
import sys
from pathlib import Path

from autograder.errors import LabError
from autograder.gradebook.runs import Terms
from autograder.gradebook.store import Gradebook
from autograder.model import CaseResult, Grade, Outcome, QuestionResult, Status

TERMS = Terms(slug="tiny", version="1", exam_key="exam")
QUESTIONS = ("q1", "q2", "q10")


def result(
    submission: str, student: str = "student-01", scores: tuple[float, ...] = (1.5, 0, 1)
) -> Grade:
    """Return a grade of three questions with two points each, in two cases."""
    questions = {}
    for name, score in zip(QUESTIONS, scores):
        cases = (
            CaseResult("test_a", False, score >= 1, min(score, 1.0), 1.0, ""),
            CaseResult("test_b", True, score >= 2, max(score - 1, 0.0), 1.0, "Try zero."),
        )
        ends = {0.0: Outcome.FAILED, 2.0: Outcome.PASSED}
        outcome = ends.get(float(score), Outcome.PARTIAL)
        idea = "half-missing" if score == 1 else None
        questions[name] = QuestionResult(score, 2.0, outcome, idea, f"{name}: ½ × «{score}»", cases)
    notes = ("a note",)
    return Grade(submission, student, "tiny", Status.GRADED, questions, 0.25, "none", notes, 0.125)


def made(number: int) -> Grade:
    """Return the result of the submission of that number, always the same one."""
    dice = random.Random(number)
    scores = tuple(dice.choice((0, 0.5, 1, 1.5, 2)) for _ in QUESTIONS)
    return result(f"s{number:04}.ipynb", f"student-{number:04}", scores)


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def add(folder: Path, *grades: Grade, terms: Terms = TERMS) -> int:
    """Add results in one run, each with a hash of its submission's name; return its number."""
    with Gradebook.open(folder) as book, book.run(terms) as run:
        for grade in grades:
            run.add(grade, sha256(grade.submission))
        return run.number


def main(folder: Path, count: int, hold: bool) -> int:
    try:
        with Gradebook.open(folder) as book, book.run(TERMS) as run:
            for grade in map(made, range(count)):
                digest = sha256(grade.submission)
                if not run.known(grade.submission, grade.student, digest):
                    run.add(grade, digest)
                    print(grade.submission, flush=True)
            if hold:
                sys.stdin.read()
    except LabError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2]), "--hold" in sys.argv))
