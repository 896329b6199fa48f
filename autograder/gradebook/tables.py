"""The tables of a gradebook: the same on SQLite and PostgreSQL, and only ever added to.

A submission's *current* result is its latest row in `grades`: nothing is marked or overwritten, so
that a run that dies at any moment leaves no row that claims what is not so.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, DateTime, Double, ForeignKey, ForeignKeyConstraint, Index
from sqlalchemy import Text as SqlText
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

SCHEMA = 3
"""Version of the tables; `database.MIGRATIONS` brings an older gradebook here."""

ESCAPED = re.compile("[\x00\x1b\ud800-\udfff]")
ESCAPE = re.compile("\x1b([0-9a-f]{4})")


class Words(TypeDecorator[str]):
    """Any Python text: file names that are no UTF-8 and NUL, which databases refuse, survive."""

    impl = SqlText
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return value and ESCAPED.sub(lambda found: f"\x1b{ord(found[0]):04x}", value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        return value and ESCAPE.sub(lambda found: chr(int(found[1], 16)), value)


class Moment(TypeDecorator[datetime]):
    """A moment in UTC; SQLite forgets the time zone, so it is put back."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value and (value if value.tzinfo else value.replace(tzinfo=UTC))


class Base(DeclarativeBase):
    type_annotation_map = {  # noqa: RUF012 (SQLAlchemy reads it as it is)
        str: Words,
        datetime: Moment,
        float: Double,
        list[str]: JSON,
        dict[str, Any]: JSON,
    }


class Schema(Base):
    """One row: the version of the tables."""

    __tablename__ = "gradebook_schema"
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)


class Person(Base):
    """Who hands in, by the id that the course knows."""

    __tablename__ = "people"
    id: Mapped[int] = mapped_column(primary_key=True)
    student: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str | None]


class HandedIn(Base):
    """One version of one submission: the same name with other bytes is another row."""

    __tablename__ = "submissions"
    __table_args__ = (Index("submissions_by_name", "slug", "name"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str]
    name: Mapped[str]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    sha256: Mapped[str | None]
    source: Mapped[str | None]
    """Its name in the platform's download."""
    handed_in: Mapped[datetime | None]
    attempt: Mapped[int | None]


class RunRow(Base):
    """One command that graded; one that was interrupted has not `ended`."""

    __tablename__ = "runs"
    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str]
    version: Mapped[str]
    exam_key: Mapped[str]
    environment: Mapped[str]
    seed: Mapped[int] = mapped_column(BigInteger)
    who: Mapped[str]
    command: Mapped[str]
    started: Mapped[datetime]
    ended: Mapped[datetime | None]


class GradeRow(Base):
    """What one submission earned in one run."""

    __tablename__ = "grades"
    __table_args__ = (Index("one_grade_a_run", "run_id", "submission_id", unique=True),)
    id: Mapped[int] = mapped_column(primary_key=True)
    submission_id: Mapped[int] = mapped_column(ForeignKey("submissions.id"), index=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("runs.id"))
    finished: Mapped[datetime]
    status: Mapped[str]
    seconds: Mapped[float]
    own_seconds: Mapped[float]
    jail: Mapped[str]
    notes: Mapped[list[str]]


class QuestionRow(Base):
    """How one question went."""

    __tablename__ = "question_results"
    grade_id: Mapped[int] = mapped_column(ForeignKey("grades.id"), primary_key=True)
    question: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    score: Mapped[float]
    possible: Mapped[float]
    outcome: Mapped[str]
    misconception: Mapped[str | None]
    feedback: Mapped[str]
    answer: Mapped[str | None]
    seconds: Mapped[float | None]


class CaseRow(Base):
    """How one test case went."""

    __tablename__ = "case_results"
    __table_args__: Any = (
        ForeignKeyConstraint(
            ["grade_id", "question"], ["question_results.grade_id", "question_results.question"]
        ),
    )
    grade_id: Mapped[int] = mapped_column(primary_key=True)
    question: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    hidden: Mapped[bool]
    passed: Mapped[bool]
    score: Mapped[float]
    possible: Mapped[float]
    message: Mapped[str]


class OverrideRow(Base):
    """A person's decision on one question of one student; the latest one counts."""

    __tablename__ = "overrides"
    __table_args__ = (Index("overrides_by_person", "slug", "person_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    question: Mapped[str]
    score: Mapped[float | None]
    """None takes an earlier decision back."""
    who: Mapped[str]
    at: Mapped[datetime]
    why: Mapped[str]


class IntakeRow(Base):
    """What a run was given: where hand-ins and roster lie, and which platform's they are."""

    __tablename__ = "intakes"
    run_id: Mapped[int] = mapped_column(ForeignKey("runs.id"), primary_key=True)
    paths: Mapped[list[str]]
    platform: Mapped[str]
    roster: Mapped[str | None]
    no_jail: Mapped[bool]


class MemberRow(Base):
    """Where a person of the class, or a hand-in of nobody's, stood in a run."""

    __tablename__ = "members"
    run_id: Mapped[int] = mapped_column(ForeignKey("runs.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    student: Mapped[str]
    about: Mapped[dict[str, Any]]
    """The fields of `classes.Member`."""


class AssignmentRow(Base):
    """Staff's word on whose a file is; the latest one on a file counts."""

    __tablename__ = "assignments"
    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str]
    file: Mapped[str]
    student: Mapped[str]
    who: Mapped[str]
    at: Mapped[datetime]
