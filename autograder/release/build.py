"""Builds the release of an assignment from its master."""

from __future__ import annotations

import inspect
from dataclasses import dataclass, field
from pathlib import Path

from autograder.course import Lab
from autograder.errors import AttemptError, ReleaseError, raise_all
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
    proofs,
    reach,
    setup_cell,
    testfile,
    views,
)
from autograder.release import notebook as notebooks
from autograder.release.execute import execute as run_notebook
from autograder.release.inline import Library
from autograder.release.master import check_master
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
    examine: proofs.Examine | None = None,
) -> Release:
    """Return the release of a lab; raise LabError where the master breaks a rule or would leak.

    What has to be run is run only where its code has changed: both notebooks, unless `execute` is
    false, known attempts by `ask`, and the solution against its own cases by `examine`.
    """
    master = check_master(lab.master, lab.shared)
    raise_all(list(pasted.find(master)))
    made = assign.run(master)
    exam = _bundle(lab, master, attempts)
    public, asked = public_tests(master), public_tests(master, whole=False)
    kept = ideas.refresh(ideas.read(lab.ideas), exam, asked, ask, lab.relative(lab.ideas))
    setup = setup_cell.compose(master, public, ideas.table(kept, exam.attempts))
    student = views.student(made.student, master, setup, lab.colab)
    given_out = {
        lab.student_notebook.name: notebooks.write(student, small=True),
        **{f"tests/{name}.py": text.encode() for name, text in public.items()},
    }
    raise_all(leaks.find(given_out, master))
    solved = views.solved(made.solved, master, setup)
    solved = proofs.with_outputs(solved, notebooks.committed(lab.solution))
    if execute and not notebooks.is_executed(solved):
        solved = run_notebook(solved, lab.solution.name, "solved")
    proved = proofs.Proofs(lab, ideas.proved(lab.ideas))
    proved.untouched(student, execute=execute)
    proved.solution(solved, exam, examine)
    held = ideas.write(kept, proved.keys)
    return Release(
        lab.slug,
        {
            **{lab.student / name: data for name, data in given_out.items()},
            lab.solution: notebooks.write(solved),
            **({lab.ideas: held} if kept or proved.keys else {}),
            lab.bundle: bundle.pack(made.bundle, exam, lab.pins),
            lab.exam: bundle.pack_exam(exam),
        },
    )


def build_bundles(lab: Lab, attempts: tuple[Attempt, ...] = ()) -> Release:
    """Return what grades a lab, alone: nothing of the master is run."""
    master = check_master(lab.master, lab.shared)
    exam = _bundle(lab, master, attempts)
    otters = bundle.pack(assign.run(master).bundle, exam, lab.pins)
    return Release(lab.slug, {lab.bundle: otters, lab.exam: bundle.pack_exam(exam)})


def is_fresh(lab: Lab, attempts: tuple[Attempt, ...] = ()) -> bool:
    """Tell whether what grades in ``dist/`` is what the master and this package make today."""
    master = check_master(lab.master, lab.shared)
    try:
        written = bundle.load(lab.exam)
    except ReleaseError:
        return False
    return written == _bundle(lab, master, attempts)


def _bundle(lab: Lab, master: Master, attempts: tuple[Attempt, ...]) -> Bundle:
    """Return what the grader needs of `master` and of the known attempts."""
    ours = map(inspect.getsource, (answers, checks))
    everything = Library.of(*ours, *master.given.values(), master.shared.reference)
    tests = {q.name: testfile.render(q, everything, hidden=True) for q in master.questions}
    # The grader names ideas by itself: its copy of the setup cell has no table of them.
    setup = setup_cell.compose(master, public_tests(master), {})
    questions = tuple(_question(question) for question in master.questions)
    _know_the_questions(attempts, questions)
    manifest = Manifest(lab.slug, lab.title, questions, setup_cell.defines(master))
    solutions = {q.name: markers.solved(q.answer.source) for q in master.questions}
    evidence = "\n\n\n".join(text for text in master.given.values() if "EVIDENCE" in text)
    elsewhere = lab.elsewhere_source
    reached = reach.of(master, solutions, attempts, elsewhere)
    return Bundle(manifest, tests, setup, solutions, attempts, evidence, reached, elsewhere)


def _know_the_questions(attempts: tuple[Attempt, ...], questions: tuple[Question, ...]) -> None:
    """Raise AttemptError where an attempt answers a question that the master does not ask."""
    known = [question.name for question in questions]
    for attempt in attempts:
        if attempt.question not in known:
            where = f"{attempt.question}/{'right' if attempt.right else 'wrong'}/{attempt.name}.py"
            remedy = f"Questions are {', '.join(known)}."
            raise AttemptError(where, f"there is no question {attempt.question}", remedy)


def public_tests(master: Master, *, whole: bool = True) -> dict[str, str]:
    """Return the test files for students; reference.py is out of their reach.

    Each has what it needs, or the `whole` of what any of them needs: alike, they pack small.
    """
    public = [test for q in master.questions for test in q.tests if not test.hidden]
    library = Library.of(inspect.getsource(checks)).part("\n\n".join(t.source for t in public))
    return {
        q.name: testfile.render(q, library, hidden=False, whole=whole) for q in master.questions
    }


def _question(question: MasterQuestion) -> Question:
    stub = markers.student(question.answer.source)
    cases = tuple(test.case for test in question.tests)
    return Question(question.name, question.points, cases, names.defined(stub), stub)
