"""A person's decisions over what the grader found: kept over every regrade, never hidden."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from autograder.errors import GradebookError
from autograder.model import Grade


@dataclass(frozen=True)
class Override:
    """One decision: the points of one question of one student, and who gave them, when and why."""

    slug: str
    student: str
    question: str
    score: float | None
    """None takes an earlier decision back."""
    who: str
    at: datetime
    why: str


def apply(grade: Grade, decisions: Iterable[Override]) -> Grade:
    """Return the grade with the decisions on its student, oldest first; what was graded is noted.

    Test cases, outcome and feedback stay as they were found: a person decided on points.
    """
    whose = (grade.slug, grade.student)
    latest = {made.question: made for made in decisions if (made.slug, made.student) == whose}
    questions, notes = dict(grade.questions), list(grade.notes)
    for name, found in grade.questions.items():
        made = latest.get(name)
        if made is not None and made.score is not None:
            questions[name] = replace(found, score=made.score)
            change = f"{made.score:g} instead of {found.score:g}"
            notes.append(f"override: {name} {change}, by {made.who}: {made.why}")
    return replace(grade, questions=questions, notes=tuple(notes))


def check(
    where: str, slug: str, grades: Iterable[Grade], question: str, score: float | None
) -> None:
    """Raise GradebookError unless a student with these grades can have that many points there."""
    mine = [grade for grade in grades if grade.slug == slug]
    questions = {name: found for grade in mine for name, found in grade.questions.items()}
    if question not in questions:
        known = ", ".join(questions) or "none"
        raise GradebookError(where, f"no question {question}", f"Known ones: {known}.")
    possible = questions[question].possible
    if score is not None and not 0 <= score <= possible:
        wrong = f"{question} cannot have {score:g} points"
        raise GradebookError(where, wrong, f"Give 0 to {possible:g}.")
