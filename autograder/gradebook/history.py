"""Looks back: what a run changed, and the story of one student."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, aliased

from autograder.gradebook import rows
from autograder.gradebook.overrides import Override
from autograder.gradebook.runs import Origin
from autograder.gradebook.tables import (
    GradeRow,
    HandedIn,
    OverrideRow,
    Person,
    QuestionRow,
    RunRow,
)
from autograder.model import Grade, Outcome, Status

AT_ONCE = 25
"""Results held in memory at the same time."""

Item = TypeVar("Item")


@dataclass(frozen=True)
class Changes:
    """What one run changed against the results before it."""

    graded: int
    new: int
    """Submissions without an earlier result."""
    changed: int
    """Submissions with another result than before."""
    questions: dict[str, int]
    """Question -> how many results of it have another score or outcome, in the exam's order."""


@dataclass(frozen=True)
class Entry:
    """One result of one version of a submission, as the grader found it."""

    grade: Grade
    origin: Origin
    run: int
    version: str
    finished: datetime
    current: bool


@dataclass(frozen=True)
class Story:
    """Everything about one student, oldest first."""

    student: str
    name: str | None
    entries: tuple[Entry, ...]
    overrides: tuple[Override, ...]


def current_ids(session: Session, slug: str | None) -> list[int]:
    """Return the latest grade of each submission, sorted by the submission's name."""
    return [number for _, number in _latest(session, slug)]


def current_by_name(session: Session, slug: str) -> dict[str, int]:
    """Return the latest grade of each submission by the submission's name, sorted."""
    return dict(_latest(session, slug))


def owners(session: Session, slug: str) -> dict[str, str]:
    """Return whose each submission is by its latest result."""
    names = {number: name for name, number in _latest(session, slug)}
    found = session.execute(
        select(GradeRow.id, Person.student)
        .join(HandedIn, GradeRow.submission_id == HandedIn.id)
        .join(Person, HandedIn.person_id == Person.id)
        .where(HandedIn.slug == slug)
    )
    return {names[number]: student for number, student in found if number in names}


def slugs(session: Session) -> list[str]:
    """Return the labs of which there are results, sorted."""
    return sorted(session.execute(select(HandedIn.slug).distinct()).scalars())


def answered(session: Session, slug: str) -> dict[str, int]:
    """Return how many questions each submission answers; -1 where it is no notebook of the lab."""
    names = {number: name for name, number in _latest(session, slug)}
    counts: dict[str, int] = {}
    for grade, status in session.execute(select(GradeRow.id, GradeRow.status)):
        if grade in names:
            counts[names[grade]] = -1 if status == Status.INVALID else 0
    filled = (
        select(QuestionRow.grade_id, func.count())
        .where(QuestionRow.outcome != str(Outcome.BLANK))
        .group_by(QuestionRow.grade_id)
    )
    for grade, count in session.execute(filled):
        if counts.get(names.get(grade, ""), -1) >= 0:
            counts[names[grade]] = count
    return counts


def _latest(session: Session, slug: str | None) -> list[tuple[str, int]]:
    latest = select(func.max(GradeRow.id).label("id"), HandedIn.slug, HandedIn.name).join(
        HandedIn, GradeRow.submission_id == HandedIn.id
    )
    if slug is not None:
        latest = latest.where(HandedIn.slug == slug)
    found = session.execute(latest.group_by(HandedIn.slug, HandedIn.name))
    # Sorted here: databases have orders of their own.
    return [(row.name, row.id) for row in sorted(found, key=lambda row: (row.name, row.slug))]


def question_names(session: Session, slug: str) -> list[str]:
    """Return the questions of all results: first those of the newest one, in its order."""
    newest = func.max(QuestionRow.grade_id).label("newest")
    found = session.execute(
        select(QuestionRow.question, QuestionRow.position, newest)
        .join(GradeRow, QuestionRow.grade_id == GradeRow.id)
        .join(HandedIn, GradeRow.submission_id == HandedIn.id)
        .where(HandedIn.slug == slug)
        .group_by(QuestionRow.question, QuestionRow.position)
    )
    ordered = sorted(found, key=lambda row: (-row.newest, row.position))
    return list(dict.fromkeys(row.question for row in ordered))


def decisions(session: Session, slug: str | None, student: str | None = None) -> list[Override]:
    """Return the overrides of a lab, oldest first."""
    wanted = (
        select(OverrideRow, Person.student)
        .join(Person, OverrideRow.person_id == Person.id)
        .order_by(OverrideRow.id)
    )
    if slug is not None:
        wanted = wanted.where(OverrideRow.slug == slug)
    if student is not None:
        wanted = wanted.where(Person.student == student)
    return [
        Override(row.slug, whose, row.question, row.score, row.who, row.at, row.why)
        for row, whose in session.execute(wanted)
    ]


def changes(session: Session, run: int) -> Changes:
    """Compare the results of a run with the ones that were current before it."""
    old, old_file = aliased(GradeRow), aliased(HandedIn)
    before = (
        select(func.max(old.id))
        .join(old_file, old.submission_id == old_file.id)
        .where(old_file.slug == HandedIn.slug, old_file.name == HandedIn.name, old.id < GradeRow.id)
        .scalar_subquery()
    )
    pairs = session.execute(
        select(GradeRow.id, before)
        .join(HandedIn, GradeRow.submission_id == HandedIn.id)
        .where(GradeRow.run_id == run)
        .order_by(GradeRow.id)
    ).all()
    counts: Counter[str] = Counter()
    changed = 0
    for some in in_parts([(now, then) for now, then in pairs if then is not None]):
        found = _scores(session, [number for pair in some for number in pair])
        for now, then in some:
            different = {q for q, _ in found.get(now, set()) ^ found.get(then, set())}
            changed += bool(different)
            counts.update(different)
    slug = session.execute(select(RunRow.slug).where(RunRow.id == run)).scalar_one()
    order = [name for name in question_names(session, slug) if counts[name]]
    new = sum(then is None for _, then in pairs)
    return Changes(len(pairs), new, changed, {name: counts[name] for name in order})


def _scores(session: Session, ids: list[int]) -> dict[int, set[tuple[str, tuple[float, str]]]]:
    found: dict[int, set[tuple[str, tuple[float, str]]]] = {}
    wanted = select(
        QuestionRow.grade_id, QuestionRow.question, QuestionRow.score, QuestionRow.outcome
    ).where(QuestionRow.grade_id.in_(ids))
    for grade, question, score, outcome in session.execute(wanted):
        found.setdefault(grade, set()).add((question, (score, outcome)))
    return found


def entries(session: Session, student: str, shared: Iterable[str] = ()) -> list[Entry]:
    """Return every result that a student ever had, oldest first; those of `shared` names, too."""
    found = session.execute(
        select(GradeRow.id, GradeRow.finished, HandedIn, RunRow)
        .join(HandedIn, GradeRow.submission_id == HandedIn.id)
        .join(RunRow, GradeRow.run_id == RunRow.id)
        .join(Person, HandedIn.person_id == Person.id)
        .where(or_(Person.student == student, HandedIn.name.in_(list(shared))))
        .order_by(GradeRow.id)
    ).all()
    current = set(current_ids(session, None))
    grades = rows.load(session, [row.id for row in found])
    return [
        Entry(
            grade=grade,
            origin=Origin(file.sha256, file.source, file.handed_in, file.attempt),
            run=run.id,
            version=run.version,
            finished=finished,
            current=number in current,
        )
        for (number, finished, file, run), grade in zip(found, grades)
    ]


def in_parts(items: list[Item]) -> Iterator[list[Item]]:
    """Yield a list in parts that fit into memory with their results."""
    for start in range(0, len(items), AT_ONCE):
        yield items[start : start + AT_ONCE]
