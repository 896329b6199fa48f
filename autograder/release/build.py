"""Builds the release of an assignment, writes it, and tells whether a written one is stale."""

from __future__ import annotations

import inspect
import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from autograder import answers, attempts, checks, given, reference
from autograder.course import Course
from autograder.errors import LeakError, ReleaseError, StaleRelease
from autograder.model import Bundle, Manifest, Question
from autograder.release import (
    assign,
    bundle,
    ideas,
    leaks,
    markers,
    names,
    setup_cell,
    testfile,
    views,
)
from autograder.release import notebook as notebooks
from autograder.release.execute import execute as run_notebook
from autograder.release.inline import Library
from autograder.release.master import check_master
from autograder.release.notebook import Notebook
from autograder.release.structure import Master, MasterQuestion


@dataclass(frozen=True)
class Release:
    """Everything made from one master, as the files to write."""

    slug: str
    files: dict[Path, bytes] = field(repr=False)


def build(
    course: Course, slug: str, *, execute: bool = True, ask: ideas.Ask | None = None
) -> Release:
    """Return the release of `slug`; raise LabError where the master breaks a rule or would leak.

    The solved notebook is run, unless `execute` is false or the committed one has the same cells:
    then its outputs are used again, where there are any.  Attempts that have changed since their
    answers were kept are run by `ask`.
    """
    assignment = course.assignment(slug)
    master = check_master(course.master(slug))
    made = assign.run(master)
    exam = _bundle(course, slug, master)
    public = _public(master)
    where = str(course.ideas(slug).relative_to(course.root))
    kept = ideas.refresh(ideas.read(course.ideas(slug)), exam, public, ask, where)
    setup = setup_cell.compose(master.setup, public, ideas.table(kept, exam.attempts))
    solved = views.solved(made.solved, master, setup)
    committed = _committed(course.solution(slug))
    if committed is not None and notebooks.without_outputs(committed) == solved:
        solved = committed
    if execute and not notebooks.is_executed(solved):
        solved = run_notebook(solved, course.solution(slug).name)
    student = views.student(made.student, master, setup, assignment.colab)
    given_out = {
        f"{slug}.ipynb": notebooks.write(student),
        **{f"tests/{name}.py": text.encode() for name, text in public.items()},
    }
    _raise(leaks.find(given_out, master))
    return Release(
        slug,
        {
            **{course.student(slug) / name: data for name, data in given_out.items()},
            course.solution(slug): notebooks.write(solved),
            **({course.ideas(slug): ideas.write(kept)} if kept else {}),
            course.bundle(slug): bundle.pack(made.bundle, exam),
        },
    )


def build_bundle(course: Course, slug: str) -> bytes:
    """Return the bundle alone: nothing of the master is run."""
    master = check_master(course.master(slug))
    exam = _bundle(course, slug, master)
    return bundle.pack(assign.run(master).bundle, exam)


def is_fresh(course: Course, slug: str) -> bool:
    """Tell whether the bundle in ``dist/`` is what the master and this package make today."""
    master = check_master(course.master(slug))
    try:
        written = bundle.load(course.bundle(slug))
    except ReleaseError:
        return False
    return written == _bundle(course, slug, master)


def write(course: Course, release: Release) -> None:
    """Replace what `course` has of this release; other files in these two folders go."""
    slug = release.slug
    for folder in (course.student(slug), course.solution(slug).parent):
        fresh = folder.with_name(f".{folder.name}.new")
        shutil.rmtree(fresh, ignore_errors=True)
        for path, data in release.files.items():
            if path.is_relative_to(folder):
                target = fresh / path.relative_to(folder)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(data)
        # Complete before it takes the place of the old one: an interrupted build breaks nothing.
        shutil.rmtree(folder, ignore_errors=True)
        fresh.rename(folder)
    path = course.bundle(slug)
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    fresh.write_bytes(release.files[path])
    os.replace(fresh, path)


def check(course: Course, slug: str) -> None:
    """Raise StaleRelease where a committed file is not what the master makes today."""
    release = build(course, slug, execute=False)
    folders = [course.student(slug), course.solution(slug).parent]
    found = {p for folder in folders for p in folder.rglob("*") if p.is_file()}
    wanted = {p for p in release.files if p != course.bundle(slug)}
    remedy = f"Run `lab build {slug}` and commit what it writes."
    stale = []
    for path in sorted(found | wanted):
        where = str(path.relative_to(course.root))
        if path not in wanted:
            stale.append(StaleRelease(where, "a file that nothing makes", remedy))
        elif path not in found:
            stale.append(StaleRelease(where, "missing", remedy))
        elif path.read_bytes() != release.files[path]:
            stale.append(StaleRelease(where, "not what its master makes today", remedy))
    solution = course.solution(slug)
    if not stale and not notebooks.is_executed(notebooks.read(solution.read_text("utf-8"))):
        where = str(solution.relative_to(course.root))
        stale.append(StaleRelease(where, "without outputs", remedy))
    _raise(stale)


def _bundle(course: Course, slug: str, master: Master) -> Bundle:
    """Return what the grader needs of `master` and of the known attempts beside it."""
    title = course.assignment(slug).title
    everything = Library.of(*map(inspect.getsource, (answers, given, checks, reference)))
    tests = {q.name: testfile.render(q, everything, hidden=True) for q in master.questions}
    # The grader names ideas by itself: its copy of the setup cell has no table of them.
    setup = setup_cell.compose(master.setup, _public(master), {})
    questions = tuple(_question(question) for question in master.questions)
    manifest = Manifest(slug, title, master.sha256, questions, names.defined(setup))
    solutions = {q.name: markers.solved(q.answer.source) for q in master.questions}
    return Bundle(manifest, tests, setup, solutions, attempts.load(course.attempts(slug)))


def _public(master: Master) -> dict[str, str]:
    """Return the test files for students; reference.py is out of their reach."""
    library = Library.of(inspect.getsource(checks))
    return {q.name: testfile.render(q, library, hidden=False) for q in master.questions}


def _question(question: MasterQuestion) -> Question:
    stub = markers.student(question.answer.source)
    cases = tuple(test.case for test in question.tests)
    return Question(question.name, question.points, cases, names.defined(stub), stub)


def _committed(path: Path) -> Notebook | None:
    """Return the solved notebook as committed; None where there is none that can be read."""
    try:
        return notebooks.read(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def _raise(errors: list[LeakError] | list[StaleRelease]) -> None:
    """Raise the first of several errors, the others as its notes."""
    if errors:
        for other in errors[1:]:
            errors[0].add_note(str(other))
        raise errors[0]
