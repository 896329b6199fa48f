"""Builds what students and staff get from a lab's master, and tells whether it is fresh."""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Iterator
from dataclasses import dataclass, field

from autograder.conventions import answer_id
from autograder.course import SETTINGS, Lab
from autograder.diagnosis.known import public_answers
from autograder.errors import ReleaseError
from autograder.grading import intake
from autograder.grading.exam import Exam
from autograder.grading.recognise import Wanted
from autograder.grading.rehearsal import rehearse
from autograder.grading.submission import grade as grade_submission
from autograder.model import Bundle, Manifest
from autograder.release import build as release
from autograder.release import bundle as bundles
from autograder.release import ideas, notebook, written
from autograder.release import tidy as tidying
from autograder.sandbox import jail
from autograder.sandbox.pool import Pool
from autograder.sandbox.warm import Zygote
from autograder.verify import attempts
from autograder.workshop.ready import pool_of


@dataclass(frozen=True)
class Built:
    """What was built, and what an instructor should look at."""

    manifest: Manifest
    stubs: dict[str, str] = field(default_factory=dict)
    """By question whose answer cell has changed: what students now see of it."""
    notes: list[str] = field(default_factory=list)
    """What somebody should know or do, a line each."""
    tidied: list[str] = field(default_factory=list)
    """What of the master was put in order first."""


def tidy(lab: Lab) -> list[str]:
    """Bring a master back to canonical form; return what was put in order, nothing where it was."""
    if not lab.master.is_file():
        return []  # the build says so
    solved = notebook.committed(lab.solution)
    known = {cell.source: cell.id for cell in solved.cells if cell.get("id")} if solved else {}
    try:
        data, said = tidying.tidied(lab.master.read_bytes().decode("utf-8"), known)
    except (ValueError, AttributeError, KeyError, TypeError):
        return []  # no notebook: the build says what is wrong with it
    if said:
        lab.master.write_bytes(data)
    return said


def build(lab: Lab) -> Built:
    """Make everything of a lab from its master, which is tidied first."""
    tidied = tidy(lab)
    ask, examine = functools.partial(_ask, lab), functools.partial(_examine, lab)
    made = release.build(lab, attempts.load(lab.attempts), ask=ask, examine=examine)
    before = notebook.committed(lab.student_notebook)
    seen = {cell.get("id"): cell.source for cell in before.cells} if before else {}
    stray = [lab.relative(path) for path in written.write(lab, made)]
    notes = [f"{path}: nothing makes this file. It stays: move or remove it." for path in stray]
    if lab.is_unpublished:
        where = lab.relative(lab.folder / SETTINGS)
        notes.append(f"{where}: its address is still OWNER/REPO. Write yours before you publish.")
    manifest = bundles.load(lab.exam).manifest
    stubs = {q.name: q.stub for q in manifest.questions if seen.get(answer_id(q.name)) != q.stub}
    return Built(manifest, stubs, notes, tidied)


def check(lab: Lab) -> None:
    """Raise StaleRelease where something committed is not what the master makes today."""
    written.check(lab, attempts.load(lab.attempts))


@contextlib.contextmanager
def _jailed(lab: Lab, made: Bundle) -> Iterator[tuple[Exam, Pool]]:
    with Zygote(jail.choose(no_jail=False)) as zygote, pool_of(zygote, lab, made) as pool:
        yield Exam.load(made), pool


def _ask(lab: Lab, made: Bundle, questions: list[str]) -> dict[str, ideas.Answers]:
    """Ask known attempts the public cases, in the jail that grades students."""
    with _jailed(lab, made) as (exam, pool):
        with contextlib.suppress(ReleaseError):  # of a solution that is wrong `_examine` tells
            exam = rehearse(exam, pool)
        return public_answers(exam, pool, questions, 2, lab.known_answers.parent)


def _examine(lab: Lab, made: Bundle, name: str, solved: bytes) -> list[str]:
    """Grade the solved notebook, in the jail that grades students; return what it does not earn."""
    with _jailed(lab, made) as (exam, pool):
        handed = intake.parse(name, solved, {}, Wanted.of(exam))
        results = grade_submission(handed, exam, pool).questions
    return [
        f"the solution of {question} earns {r.score:g} of {r.possible:g} ({r.feedback.rstrip('.')})"
        for question, r in results.items()
        if r.score < r.possible
    ]
