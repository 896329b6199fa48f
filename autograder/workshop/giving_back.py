"""Gives results back: a platform's upload files, a page for each student, one on the class."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from autograder import lms
from autograder.conventions import answer_id
from autograder.course import Course, Lab
from autograder.gradebook import derived
from autograder.gradebook import report as class_report
from autograder.gradebook.classes import NOTHING, STRANGER, UNMATCHED, Member
from autograder.gradebook.feedback_pages import Page, page
from autograder.gradebook.store import Gradebook
from autograder.model import Grade, Status
from autograder.release import notebook as notebooks
from autograder.verify import attempts
from autograder.workshop.gradebooks import slug_of

TARGETS = {
    "canvas": "canvas",
    "moodle": "moodle",
    "gradescope": "gradescope",
    "blackboard": "blackboard",
    "brightspace": "brightspace",
    "csv": "plain",
}
"""What `lab export --to` may name, and the platform that it is."""
UPLOADS, PAGES, REPORT = "export", "feedback", "report.html"


@dataclass(frozen=True)
class Exported:
    """What was written, who is not in it, and what staff should know."""

    files: list[Path]
    people: int
    left_out: list[tuple[str, str]]
    notes: list[str]


def report(course: Course, folder: Path) -> Path:
    """Write one page on the class into a gradebook's folder."""
    with Gradebook.read(folder) as book:
        slug = slug_of(book)
        lab = course.lab(slug)
        links = {}
        for member, _, shown in pages(book, slug, lab.title):
            if shown:
                links[member.student] = quote(f"{PAGES}/{_write(folder, member, shown).name}")
        class_ = book.class_(slug)
        made = class_report.report(lab.title, class_, book.overrides(slug), _given(lab), links)
    path = folder / REPORT
    derived.replace_file(path, made.html().encode("utf-8", "replace"))
    return path


@dataclass
class _Class:
    """What goes back, of a whole class."""

    scores: dict[lms.Person, lms.Score] = field(default_factory=dict)
    pages: dict[lms.Person, bytes] = field(default_factory=dict)
    hand_ins: dict[lms.Person, lms.HandIn] = field(default_factory=dict)
    left_out: list[tuple[str, str]] = field(default_factory=list)


def export(
    course: Course, folder: Path, to: str, into: Path | None = None, column: str | None = None
) -> Exported:
    """Write the upload files of a platform and everybody's page into a gradebook's folder.

    `into` is the platform's own table, which is filled in; `column` names the grade in it.
    """
    platform = TARGETS[to]
    with Gradebook.read(folder) as book:
        slug = slug_of(book)
        title = course.lab(slug).title
        found = _Class()
        for member, grade, shown in pages(book, slug, title):
            _take(found, folder, member, grade, shown)
    grades = lms.export(platform, found.scores, column or title, into)
    feedback = lms.feedback(platform, found.pages, found.hand_ins)
    files = []
    for name, data in (*grades.files.items(), *feedback.files.items()):
        files.append(folder / UPLOADS / name)
        derived.replace_file(files[-1], data)
    left_out = [*found.left_out, *((who.id, why) for who, why in grades.missing)]
    left_out += [(who.id, f"no feedback file: {why}") for who, why in feedback.missing]
    written = len(found.scores) - len(grades.missing)
    return Exported(files, written, left_out, [*grades.notes, *feedback.notes])


def pages(
    book: Gradebook, slug: str, title: str
) -> Iterator[tuple[Member, Grade | None, Page | None]]:
    """Yield everybody in the class with the result that counts and the page on it."""
    decided = _decided(book, slug)
    for member, grade in book.class_(slug):
        shown = page(grade, title, member.name, decided[member.student]) if grade else None
        yield member, grade, shown


def _decided(book: Gradebook, slug: str) -> defaultdict[str, set[str]]:
    """Return the questions of each student whose points a person set."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for made in book.overrides(slug):
        mine = found[made.student]
        (mine.discard if made.score is None else mine.add)(made.question)
    return found


def _given(lab: Lab) -> dict[str, list[str]]:
    """Return what anybody may write for each question: its stub, its solution, known attempts."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for attempt in attempts.load(lab.attempts):
        found[attempt.question].append(attempt.source)
    for path in (lab.student_notebook, lab.solution):
        if path.is_file():
            for cell in notebooks.read(path.read_text(encoding="utf-8")).cells:
                if cell.id.endswith(answer_id("")):
                    found[cell.id.removesuffix(answer_id(""))].append(cell.source)
    return found


def _write(folder: Path, member: Member, shown: Page) -> Path:
    """Write a member's page in both forms; return the one for a browser."""
    path = folder / PAGES / derived.safe_name(member.student)
    for suffix, text in ((".md", shown.markdown()), (".html", shown.html())):
        derived.replace_file(path.with_name(path.name + suffix), text.encode("utf-8", "replace"))
    return path.with_name(f"{path.name}.html")


def _take(
    found: _Class, folder: Path, member: Member, grade: Grade | None, shown: Page | None
) -> None:
    """Write a member's page, and note what goes back to the platform."""
    if member.standing == NOTHING or (grade is None and member.standing != UNMATCHED):
        found.left_out.append((member.student, "nothing handed in"))
    if grade is None or shown is None:
        return
    text = _write(folder, member, shown).read_bytes()
    if member.standing in (UNMATCHED, STRANGER):
        found.left_out.append((member.student, member.note or member.standing))
        return
    person = lms.Person(
        member.student, member.name, member.ids, member.sortable, member.section, member.group
    )
    found.pages[person] = text
    found.hand_ins[person] = lms.HandIn(member.student, (), (), reply=member.reply)
    if grade.status is Status.INVALID and not shown.answers:  # no person decided on it either
        found.left_out.append((member.student, f"no grade, ask for the file: {shown.problem}"))
        return
    found.scores[person] = lms.Score(grade.score, grade.possible, shown.comment())
