"""Builds the release of an assignment, writes it, and tells whether a written one is stale."""

from __future__ import annotations

import inspect
import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from autograder.course import Lab
from autograder.errors import AttemptError, LeakError, ReleaseError, StaleRelease
from autograder.model import Attempt, Bundle, Manifest, Question
from autograder.portable import answers, checks
from autograder.release import (
    assign,
    bundle,
    ideas,
    leaks,
    markers,
    names,
    pasted,
    reach,
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
    lab: Lab,
    attempts: tuple[Attempt, ...] = (),
    *,
    execute: bool = True,
    ask: ideas.Ask | None = None,
) -> Release:
    """Return the release of a lab; raise LabError where the master breaks a rule or would leak.

    The solved notebook is run, unless `execute` is false or the committed one has the same code:
    then its outputs are used again, where there are any.  Attempts that have changed since their
    answers were kept are run by `ask`.
    """
    master = check_master(lab.master, lab.shared)
    _raise(list(pasted.find(master)))
    made = assign.run(master)
    exam = _bundle(lab, master, attempts)
    public = _public(master)
    asked = _public(master, whole=False)
    kept = ideas.refresh(ideas.read(lab.ideas), exam, asked, ask, lab.relative(lab.ideas))
    setup = setup_cell.compose(master, public, ideas.table(kept, exam.attempts))
    solved = views.solved(made.solved, master, setup)
    solved = _with_outputs(solved, _committed(lab.solution))
    if execute and not notebooks.is_executed(solved):
        solved = run_notebook(solved, lab.solution.name)
    student = views.student(made.student, master, setup, lab.colab)
    given_out = {
        lab.student_notebook.name: notebooks.write_small(student),
        **{f"tests/{name}.py": text.encode() for name, text in public.items()},
    }
    _raise(leaks.find(given_out, master))
    return Release(
        lab.slug,
        {
            **{lab.student / name: data for name, data in given_out.items()},
            lab.solution: notebooks.write(solved),
            **({lab.ideas: ideas.write(kept)} if kept else {}),
            lab.bundle: bundle.pack(made.bundle, exam),
        },
    )


def build_bundle(lab: Lab, attempts: tuple[Attempt, ...] = ()) -> bytes:
    """Return the bundle alone: nothing of the master is run."""
    master = check_master(lab.master, lab.shared)
    exam = _bundle(lab, master, attempts)
    return bundle.pack(assign.run(master).bundle, exam)


def is_fresh(lab: Lab, attempts: tuple[Attempt, ...] = ()) -> bool:
    """Tell whether the bundle in ``dist/`` is what the master and this package make today."""
    master = check_master(lab.master, lab.shared)
    try:
        written = bundle.load(lab.bundle)
    except ReleaseError:
        return False
    return written == _bundle(lab, master, attempts)


def write(lab: Lab, release: Release) -> None:
    """Replace what the course has of this release; other files in these two folders go."""
    for folder in (lab.student, lab.solution.parent):
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
    path = lab.bundle
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    fresh.write_bytes(release.files[path])
    os.replace(fresh, path)


def check(lab: Lab, attempts: tuple[Attempt, ...] = ()) -> None:
    """Raise StaleRelease where a committed file is not what the master makes today."""
    release = build(lab, attempts, execute=False)
    folders = [lab.student, lab.solution.parent]
    found = {p for folder in folders for p in folder.rglob("*") if p.is_file()}
    wanted = {p for p in release.files if p != lab.bundle}
    remedy = f"Run `lab build {lab.slug}` and commit what it writes."
    stale = []
    for path in sorted(found | wanted):
        where = lab.relative(path)
        if path not in wanted:
            stale.append(StaleRelease(where, "a file that nothing makes", remedy))
        elif path not in found:
            stale.append(StaleRelease(where, "missing", remedy))
        elif path.read_bytes() != release.files[path]:
            stale.append(StaleRelease(where, "not what its master makes today", remedy))
    if not stale and not notebooks.is_executed(notebooks.read(lab.solution.read_text("utf-8"))):
        where = lab.relative(lab.solution)
        stale.append(StaleRelease(where, "without outputs", remedy))
    _raise(stale)


def _bundle(lab: Lab, master: Master, attempts: tuple[Attempt, ...]) -> Bundle:
    """Return what the grader needs of `master` and of the known attempts."""
    ours = map(inspect.getsource, (answers, checks))
    everything = Library.of(*ours, *master.given.values(), master.shared.reference)
    tests = {q.name: testfile.render(q, everything, hidden=True) for q in master.questions}
    # The grader names ideas by itself: its copy of the setup cell has no table of them.
    setup = setup_cell.compose(master, _public(master), {})
    questions = tuple(_question(question) for question in master.questions)
    _know_the_questions(attempts, questions)
    manifest = Manifest(lab.slug, lab.title, questions, setup_cell.defines(master))
    solutions = {q.name: markers.solved(q.answer.source) for q in master.questions}
    evidence = "\n\n\n".join(text for text in master.given.values() if "EVIDENCE" in text)
    reached = reach.of(master, solutions, attempts)
    return Bundle(manifest, tests, setup, solutions, attempts, evidence, reached)


def _know_the_questions(attempts: tuple[Attempt, ...], questions: tuple[Question, ...]) -> None:
    """Raise AttemptError where an attempt answers a question that the master does not ask."""
    known = [question.name for question in questions]
    for attempt in attempts:
        if attempt.question not in known:
            where = f"{attempt.question}/{'right' if attempt.right else 'wrong'}/{attempt.name}.py"
            remedy = f"Questions are {', '.join(known)}."
            raise AttemptError(where, f"there is no question {attempt.question}", remedy)


def _public(master: Master, *, whole: bool = True) -> dict[str, str]:
    """Return the test files for students; reference.py is out of their reach."""
    library = Library.of(inspect.getsource(checks))
    return {
        q.name: testfile.render(q, library, hidden=False, whole=whole) for q in master.questions
    }


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


def _with_outputs(solved: Notebook, committed: Notebook | None) -> Notebook:
    """Return the solved notebook with the outputs of a committed one that runs the same code."""
    if committed is None:
        return solved
    ran, code = ([c for c in book.cells if c.cell_type == "code"] for book in (committed, solved))
    if [setup_cell.what_runs(c.source) for c in ran] == [
        setup_cell.what_runs(c.source) for c in code
    ]:
        for cell, same in zip(code, ran):
            cell.outputs, cell.execution_count = same.outputs, same.execution_count
    return solved


def _raise(errors: list[LeakError] | list[StaleRelease]) -> None:
    """Raise the first of several errors, the others as its notes."""
    if errors:
        for other in errors[1:]:
            errors[0].add_note(str(other))
        raise errors[0]
