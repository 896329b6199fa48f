"""What staff do with a gradebook that is there: assign, regrade, override, look."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from autograder.course import Course, Lab
from autograder.errors import GradebookError
from autograder.gradebook.classes import Member
from autograder.gradebook.history import Story
from autograder.gradebook.store import Gradebook
from autograder.model import Grade
from autograder.workshop.grading import Graded, Order, Say, grade_class, say_nothing, who
from autograder.workshop.ready import Progress, no_progress


@dataclass(frozen=True)
class Told:
    """One person's story, and the result that counts, with people's decisions."""

    story: Story
    member: Member | None
    grade: Grade | None


def slug_of(book: Gradebook) -> str:
    """Return the lab whose grades a gradebook holds."""
    slugs = book.slugs()
    if len(slugs) != 1:
        wrong = f"holds the grades of {', '.join(slugs)}" if slugs else "holds no grades yet"
        raise GradebookError(str(book.folder), wrong, "Name a folder that `lab grade` wrote.")
    return slugs[0]


def lab_of(course: Course, folder: Path) -> Lab:
    """Return the lab that was graded into a folder."""
    with Gradebook.read(folder) as book:
        return course.lab(slug_of(book))


def grades(folder: Path) -> list[Grade]:
    """Return the current result of each submission."""
    with Gradebook.read(folder) as book:
        return list(book.current(slug_of(book)))


def assign(folder: Path, file: str, student: str) -> None:
    """Keep staff's word on whose a file is; grading again gives its result to that student."""
    with Gradebook.read(folder) as book:
        slug = slug_of(book)
    with Gradebook.open(folder) as book:
        book.assign(slug, file.replace("/", "__"), student, who())


@dataclass(frozen=True)
class Again:
    """What is to be graded again: what changed, or all of the students who are named."""

    lab: Lab
    folder: Path
    students: Iterable[str] = ()
    jobs: int = 1
    command: str = ""
    scheduler: str | None = None


def regrade(again: Again, progress: Progress = no_progress, say: Say = say_nothing) -> Graded:
    """Grade what was given to earlier runs, where it, the exam or the grader changed."""
    lab, folder = again.lab, again.folder
    only = frozenset(again.students)
    with Gradebook.read(folder) as book:
        given = book.intakes(lab.slug)
        for student in only:
            book.story(student)  # an unknown one is told before anything is graded
    there = [one for one in given if all(Path(path).exists() for path in one.paths)]
    for one in given:
        if one not in there:
            say(f"{', '.join(one.paths)}: no longer there; its results stay as they are")
    if not there:
        wrong = "what was graded is no longer where it was"
        remedy = f"Grade what you have: lab grade {lab.slug} PATH --out {folder}"
        raise GradebookError(str(folder), wrong, remedy)
    for one in there:
        order = Order(
            lab,
            [Path(path) for path in one.paths],
            folder,
            again.jobs,
            one.seed,
            Path(one.roster) if one.roster else None,
            one.no_jail,
            command=again.command,
            platform=one.platform,
            scheduler=again.scheduler,
            only=only,
        )
        graded = grade_class(order, progress, say)
    return graded


def override(folder: Path, student: str, question: str, score: float | None, why: str) -> Told:
    """Give a student's question other points; None takes that back."""
    with Gradebook.read(folder) as book:
        slug = slug_of(book)
    with Gradebook.open(folder) as book:
        book.override(slug, student, question, score, who=who(), why=why)
    return show(folder, student)


def show(folder: Path, student: str) -> Told:
    """Return one person's story."""
    with Gradebook.read(folder) as book:
        story = book.story(student)
        for member, grade in book.class_(slug_of(book)):
            if member.student == student:
                return Told(story, member, grade)
        return Told(story, None, None)
