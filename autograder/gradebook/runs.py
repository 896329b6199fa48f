"""What a run writes: itself, then one result after the other, and whether it needs to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from autograder.gradebook import earlier, rows
from autograder.gradebook.tables import GradeRow, HandedIn, Person, RunRow
from autograder.model import Grade


@dataclass(frozen=True)
class Terms:
    """Under what a run grades: where it, the bytes and the student are the same, so is the grade.

    `environment`, `who` and `command` are for people to read.
    """

    slug: str
    version: str
    """Of the grader."""
    exam_key: str
    """A hash of the bundle."""
    seed: int = 0
    environment: str = ""
    who: str = ""
    command: str = ""


@dataclass(frozen=True)
class Origin:
    """Where a submission came from; None is what nobody knows."""

    sha256: str | None = None
    """Of the bytes that were graded; None where they could not be read."""
    source: str | None = None
    """Its name in the platform's download."""
    handed_in: datetime | None = None
    attempt: int | None = None


def begin(session: Session, terms: Terms) -> int:
    """Insert a run and return its number."""
    row = RunRow(**vars(terms), started=now(), ended=None)
    session.add(row)
    session.flush()
    return row.id


def end(session: Session, run: int) -> None:
    """Note that a run did all it was asked to."""
    session.execute(update(RunRow).where(RunRow.id == run).values(ended=now()))


def add(session: Session, grade: Grade, run: int, origin: Origin) -> None:
    """Insert a result, and the person and the submission where they are new."""
    person = session.execute(select(Person).where(Person.student == grade.student)).scalar()
    if person is None:
        person = Person(student=grade.student, name=None)
        session.add(person)
        session.flush()
    version = {
        "slug": grade.slug,
        "name": grade.submission,
        "person_id": person.id,
        **vars(origin),
    }
    file = session.execute(select(HandedIn).filter_by(**version).limit(1)).scalar()
    if file is None:
        file = HandedIn(**version)
        session.add(file)
        session.flush()
    rows.save(session, grade, file.id, run, now())


def is_known(session: Session, terms: Terms, name: str, student: str, sha256: str) -> bool:
    """Return whether the current result of a submission is of these bytes, under these terms."""
    latest = (
        select(RunRow.version, RunRow.exam_key, RunRow.seed, Person.student, HandedIn.sha256)
        .join(GradeRow, GradeRow.run_id == RunRow.id)
        .join(HandedIn, GradeRow.submission_id == HandedIn.id)
        .join(Person, HandedIn.person_id == Person.id)
        .where(HandedIn.slug == terms.slug, HandedIn.name == name)
        .order_by(GradeRow.id.desc())
        .limit(1)
    )
    found = session.execute(latest).one_or_none()
    wanted = (terms.version, terms.exam_key, terms.seed, student, sha256)
    return found is not None and tuple(found) == wanted


def take_over(session: Session, folder: Path) -> None:
    """Insert what an earlier version left in `folder`, a run for each lab."""
    numbers: dict[str, int] = {}
    seen: set[tuple[str, str]] = set()
    for grade in earlier.results(folder):
        if (grade.slug, grade.submission) in seen:  # Somebody's copy of a result.
            continue
        seen.add((grade.slug, grade.submission))
        if grade.slug not in numbers:
            numbers[grade.slug] = begin(session, Terms(grade.slug, earlier.VERSION, exam_key=""))
        add(session, grade, numbers[grade.slug], Origin())


def now() -> datetime:
    """Return this moment, in UTC."""
    return datetime.now(UTC)
