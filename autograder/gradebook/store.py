"""The gradebook of a lab: people, submissions, runs, results case by case, overrides.

History is kept: a regrade adds rows, and the current result of a submission is its latest one.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, select
from sqlalchemy.orm import Session

from autograder.errors import GradebookError
from autograder.gradebook import classes, database, derived, history, lock, rows, runs
from autograder.gradebook.classes import Intake, Member, Roll
from autograder.gradebook.history import Changes, Story
from autograder.gradebook.overrides import Override, apply, check
from autograder.gradebook.runs import Origin, Terms
from autograder.gradebook.tables import HandedIn, OverrideRow, Person
from autograder.model import Grade


class Gradebook:
    """What `folder` holds; made by `open` (to write, alone) or `read` (beside a run)."""

    def __init__(self, folder: Path, engine: Engine, own: bool) -> None:
        self.folder, self.where = folder, str(folder / database.NAME if own else folder)
        self._engine, self._own = engine, own

    @classmethod
    @contextmanager
    def open(cls, folder: Path, url: str | None = None) -> Iterator[Gradebook]:
        """Open the gradebook in `folder` for writing, and make it where there is none.

        `url` is the address of another database than the SQLite file in `folder`; derived files
        go to `folder` all the same. GradebookError: somebody else writes there, it cannot be
        written, or what is there is no gradebook.
        """
        with lock.held(folder), cls._connected(folder, url, create=True) as book:
            with database.in_words(book.where):
                database.prepare(book._engine, book.where, book._take_over)
            yield book

    @classmethod
    @contextmanager
    def read(cls, folder: Path, url: str | None = None) -> Iterator[Gradebook]:
        """Open the gradebook in `folder` for looking at it, also while a run writes there."""
        if not url and not (folder / database.NAME).is_file():
            remedy = "Grade something into it with `lab grade` first."
            raise GradebookError(str(folder), "no gradebook here", remedy)
        with cls._connected(folder, url, create=False) as book:
            with database.in_words(book.where):
                database.check(book._engine, book.where)
            yield book

    @classmethod
    @contextmanager
    def _connected(cls, folder: Path, url: str | None, create: bool) -> Iterator[Gradebook]:
        engine = database.connect(folder, url, create)
        try:
            yield cls(folder, engine, own=not url)
        finally:
            engine.dispose()

    @contextmanager
    def run(self, terms: Terms) -> Iterator[Run]:
        """Begin a run, which adds to what is there; afterwards the derived files are whole.

        They are when the run is interrupted, too, and the next run mends what a killed one left.
        """
        with self._writing() as session:
            if self._own:
                self._refuse_another_lab(session, terms.slug)
            number = runs.begin(session, terms)
        self.derive(terms.slug)
        try:
            yield Run(self, number, terms)
        except BaseException:
            with suppress(GradebookError):  # What stopped the run is what has to be told.
                self.derive(terms.slug)
            raise
        self.derive(terms.slug)
        with self._writing() as session:
            runs.end(session, number)

    def roll(self, slug: str) -> Roll:
        """Return who is in the class, and which result counts for each."""
        with self._reading() as session:
            answered = history.answered(session, slug)
            owners = history.owners(session, slug)
            return classes.roll(classes.members(session, slug), answered, owners)

    def class_(self, slug: str) -> Iterator[tuple[Member, Grade | None]]:
        """Yield everybody in the class with the result that counts, a few in memory at a time.

        A group's result goes to each of its people, with the decisions on that person.
        """
        roll = self.roll(slug)
        with self._reading() as session:
            latest = history.current_by_name(session, slug)
            decisions = history.decisions(session, slug)
        for some in history.in_parts(list(roll.members)):
            ids = [latest[name] for one in some if (name := roll.counting.get(one.student))]
            with self._reading() as session:
                grades = {grade.submission: grade for grade in rows.load(session, ids)}
            for one in some:
                grade = grades.get(roll.counting.get(one.student, ""))
                mine = grade and replace(grade, student=one.student)
                yield one, mine and apply(mine, decisions)

    def current(self, slug: str | None = None, overridden: bool = True) -> Iterator[Grade]:
        """Yield the current grade of each submission, sorted, a few at a time in memory.

        `overridden`: with people's decisions in place of the points that they changed.
        """
        with self._reading() as session:
            ids = history.current_ids(session, slug)
            decisions = history.decisions(session, slug) if overridden else []
            slugs = [slug] if slug else history.slugs(session)
        notes = {one: self.roll(one).notes for one in slugs}
        for some in history.in_parts(ids):
            with self._reading() as session:
                grades = list(rows.load(session, some))
            for grade in grades:
                note = notes[grade.slug].get(grade.submission)
                noted = replace(grade, notes=(*grade.notes, note)) if note else grade
                yield apply(noted, decisions)

    def derive(self, slug: str) -> None:
        """Write `grades.csv`, `results/` and a known class's `class.csv`, where they changed."""
        with self._reading() as session:
            questions = history.question_names(session, slug)
            listed = bool(classes.members(session, slug))
        with database.in_words(self.where):
            derived.write(self.folder, self.current(slug), questions)
            if listed:
                derived.write_class(self.folder, self.class_(slug), questions)

    def override(
        self, slug: str, student: str, question: str, score: float | None, *, who: str, why: str
    ) -> None:
        """Give a student's question other points than the grader did; None takes that back.

        It holds for every result that the student has or gets, and the original stays visible.
        GradebookError: no reason, or the student has no such question, or it has no such points.
        """
        if not why.strip():
            raise GradebookError(f"{student}: {question}", "no reason given", "Say why.")
        with self._writing() as session:
            person = self._known_person(session, student)
            shared = self._shared(session, slug, student)
            grades = [entry.grade for entry in history.entries(session, student, shared)]
            check(f"{self.where}: {student}", slug, grades, question, score)
            session.add(
                OverrideRow(
                    slug=slug,
                    person_id=person.id,
                    question=question,
                    score=score,
                    who=who,
                    at=runs.now(),
                    why=why,
                )
            )
        self.derive(slug)

    def overrides(self, slug: str | None = None) -> list[Override]:
        """Return every decision, oldest first; the latest on a question counts."""
        with self._reading() as session:
            return history.decisions(session, slug)

    def slugs(self) -> list[str]:
        """Return the labs that were graded into this gradebook, sorted."""
        with self._reading() as session:
            return history.slugs(session)

    def intakes(self, slug: str) -> list[Intake]:
        """Return what the runs so far were given, the latest for each set of paths."""
        with self._reading() as session:
            return list(classes.intakes(session, slug).values())

    def assign(self, slug: str, file: str, student: str, who: str) -> None:
        """Keep staff's word on whose a file is; GradebookError where there is no such file."""
        with self._writing() as session:
            known = [name for one in classes.members(session, slug) for name in one.files]
            names = [*known, *history.current_by_name(session, slug)]
            if file not in names:
                near = difflib.get_close_matches(file, names)
                near = near or [name for name in names if file in name][:3]
                remedy = f"It knows {', '.join(near) or f'{len(set(names))} others'}."
                raise GradebookError(self.where, f"no file {file}", remedy)
            classes.assign(session, slug, file, student, who, runs.now())

    def assignments(self, slug: str) -> dict[str, str]:
        """Return whose each file is by staff's word."""
        with self._reading() as session:
            return classes.assignments(session, slug)

    def changes(self, run: int) -> Changes:
        """Return how many results a run changed, by question."""
        with self._reading() as session:
            return history.changes(session, run)

    def story(self, student: str) -> Story:
        """Return all results of a student over time, and the overrides."""
        with self._reading() as session:
            person = self._known_person(session, student)
            shared = [
                n for slug in history.slugs(session) for n in self._shared(session, slug, student)
            ]
            found = tuple(history.entries(session, student, shared))
            made = tuple(history.decisions(session, None, student))
            return Story(student, person.name, found, made)

    @contextmanager
    def _writing(self) -> Iterator[Session]:
        with (
            database.in_words(self.where),
            Session(database.writer(self._engine)) as session,
            session.begin(),
        ):
            yield session

    @contextmanager
    def _reading(self) -> Iterator[Session]:
        with database.in_words(self.where), Session(self._engine) as session, session.begin():
            yield session

    def _refuse_another_lab(self, session: Session, slug: str) -> None:
        other = select(HandedIn.slug).where(HandedIn.slug != slug).limit(1)
        for found in session.execute(other).scalars():
            remedy = f"Choose another --out for {slug}."
            raise GradebookError(str(self.folder), f"holds the grades of {found}", remedy)

    def _shared(self, session: Session, slug: str, student: str) -> list[str]:
        """Return the submissions that a group handed in for a student."""
        mine = (one for one in classes.members(session, slug) if one.student == student)
        return [name for one in mine for name in (*one.files, *one.superseded)]

    def _known_person(self, session: Session, student: str) -> Person:
        found = session.execute(select(Person).where(Person.student == student)).scalar()
        if found is None:
            known = session.execute(select(Person.student)).scalars().all()
            near = ", ".join(difflib.get_close_matches(student, known)) or f"{len(known)} others"
            raise GradebookError(self.where, f"nobody called {student}", f"It knows {near}.")
        return found

    def _take_over(self, connection: Connection) -> None:
        with Session(connection, join_transaction_mode="create_savepoint") as session:
            runs.take_over(session, self.folder)
            session.commit()


@dataclass(frozen=True)
class Run:
    """One run while it grades."""

    book: Gradebook
    number: int
    terms: Terms

    def keep(self, intake: Intake, members: Iterable[Member]) -> None:
        """Keep what the run was given and who is in the class by that."""
        with self.book._writing() as session:
            classes.keep(session, self.number, intake, members)

    def known(self, submission: str, student: str, sha256: str | None) -> bool:
        """Return whether this submission's current result is what grading it again would give."""
        if sha256 is None:
            return False
        with self.book._reading() as session:
            return runs.is_known(session, self.terms, submission, student, sha256)

    def add(
        self,
        grade: Grade,
        sha256: str | None,
        *,
        source: str | None = None,
        handed_in: datetime | None = None,
        attempt: int | None = None,
    ) -> None:
        """Keep one result: on return it is on the disk, with its JSON file.

        `sha256` is that of the bytes that were graded, None where they could not be read.
        """
        with self.book._writing() as session:
            runs.add(session, grade, self.number, Origin(sha256, source, handed_in, attempt))
            decisions = history.decisions(session, grade.slug, grade.student)
        with database.in_words(self.book.where):
            derived.write_result(self.book.folder, apply(grade, decisions))
