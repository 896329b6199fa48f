"""What each command does, without a terminal: plain functions, whose progress is a callback."""

from __future__ import annotations

import functools
import getpass
import hashlib
import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from pathlib import Path

from autograder import demo as sample
from autograder import version
from autograder.course import Course, Lab
from autograder.diagnosis.diagnose import Diagnostician
from autograder.diagnosis.known import KnownAnswers, public_answers
from autograder.gradebook.runs import Terms
from autograder.gradebook.store import Gradebook
from autograder.grading import intake, many, notebook_file
from autograder.grading.exam import Exam
from autograder.grading.recognise import Signs, Wanted
from autograder.grading.rehearsal import rehearse
from autograder.grading.submission import grade as grade_submission
from autograder.model import Bundle, Grade
from autograder.release import build as release
from autograder.release import bundle as bundles
from autograder.release import ideas, leaks
from autograder.release.master import check_master
from autograder.sandbox import jail
from autograder.sandbox.pool import Pool
from autograder.sandbox.warm import Zygote
from autograder.verify import attempts, contract

Progress = Callable[[int, int], None]
"""Called with how much is done, and of how much."""


def no_progress(done: int, total: int) -> None:
    """Tell nobody."""


# ------------------------------------------------------------------------------------- releases


def build(lab: Lab) -> Bundle:
    """Make everything of a lab from its master, and return its bundle."""
    made = release.build(lab, attempts.load(lab.attempts), ask=functools.partial(_ask, lab))
    release.write(lab, made)
    return bundles.load(lab.bundle)


def check(lab: Lab) -> None:
    """Raise StaleRelease where something committed is not what the master makes today."""
    release.check(lab, attempts.load(lab.attempts))


def bundle(lab: Lab) -> Bundle:
    """Return the bundle of a lab; one that is missing or older than its master is made anew."""
    known = attempts.load(lab.attempts)
    if not release.is_fresh(lab, known):
        lab.bundle.parent.mkdir(parents=True, exist_ok=True)
        lab.bundle.write_bytes(release.build_bundle(lab, known))
    return bundles.load(lab.bundle)


def _ask(lab: Lab, made: Bundle, questions: list[str]) -> dict[str, ideas.Answers]:
    """Ask known attempts the public cases, in the jail that grades students."""
    with Zygote(jail.choose(no_jail=False)) as zygote, _pool(zygote, lab, made) as pool:
        return public_answers(Exam.load(made), pool, questions, jobs=2)


def _pool(zygote: Zygote, lab: Lab, made: Bundle, seed: int = 0, jobs: int = 1) -> Pool:
    zygote.wait()  # warm before any test is read, so that it cannot have seen one
    return Pool(zygote, made.setup, lab.limits, seed, spares=2 * jobs)


# -------------------------------------------------------------------------------------- verifying


def verify(lab: Lab, jobs: int = 2, progress: Progress = no_progress) -> contract.Report:
    """Try every known answer of a lab, and return what was found."""
    with Zygote(jail.choose(no_jail=False)) as zygote:
        zygote.wait()
        made = bundle(lab)
        exam = Exam.load(made)
        work = contract.tasks(exam, attempts.equivalent_mutants(lab.attempts))
        secrets = leaks.secrets(check_master(lab.master, lab.shared))
        quoted = functools.partial(leaks.quoted, hidden=secrets)
        with _pool(zygote, lab, made, jobs=jobs) as pool:
            kept = ideas.read(lab.ideas)
            counted = _counted(len(work), progress)
            rows = contract.run(exam, pool, jobs, work, kept, quoted, counted)
            return contract.Report(rows, _whole_notebooks(lab, exam, pool))


def _counted(total: int, progress: Progress) -> Callable[[], None]:
    done = iter(range(1, total + 1))
    return lambda: progress(next(done), total)


def _whole_notebooks(lab: Lab, exam: Exam, pool: Pool) -> list[str]:
    """Grade the solution and the untouched notebook; return what is wrong with their grades."""
    paths = (lab.solution, lab.student_notebook)
    wanted = Wanted.of(exam)
    solved, untouched = (
        grade_submission(intake.read(intake.Handed(path.name, path), {}, wanted), exam, pool)
        for path in paths
    )
    return contract.whole(solved, untouched)


# ---------------------------------------------------------------------------------------- grading


@dataclass(frozen=True)
class Order:
    """What is to be graded, and how.

    `paths` are files, folders and downloads; `roster` is a CSV that says who owns which file.
    """

    lab: Lab
    paths: Sequence[Path]
    out: Path
    jobs: int = 1
    seed: int = 0
    roster: Path | None = None
    no_jail: bool = False
    again: bool = False
    """Grade what the gradebook knows as well."""
    command: str = ""


def grade(order: Order, progress: Progress = no_progress) -> list[Grade]:
    """Grade what was handed in, add it to the gradebook, and return all that this holds.

    Every result is there, for good, as soon as it is known.  What the gradebook has for the same
    bytes, exam and grader is not graded again.
    """
    handed = intake.collect(order.paths)
    owners = intake.read_roster(order.roster) if order.roster else {}
    digests = {file.name: _digest(file.path) for file in handed}
    with (
        Gradebook.open(order.out) as book,
        examiner(order.lab, order.seed, order.jobs, order.no_jail) as (exam, pool),
        book.run(_terms(order, exam)) as run,
    ):

        def known(name: str, student: str) -> bool:
            return not order.again and run.known(name, student, digests[name])

        diagnose = Diagnostician(KnownAnswers(exam, pool, order.lab.known_answers))
        class_ = many.Class(handed, owners, _signs(order.lab))
        progress(0, len(handed))
        results = many.grade_all(class_, exam, pool, diagnose, order.jobs, known)
        for done, result in enumerate(results, 1):
            if result is not None:
                run.add(result, digests[result.submission])
            progress(done, len(handed))
        return list(book.current(order.lab.slug))


def _signs(lab: Lab) -> list[Signs]:
    """Return what the notebook of each lab is known by, so that another lab's is told."""
    found = []
    for other in Course(lab.root).labs():
        if other.student_notebook.is_file():
            name = other.student_notebook.name
            book = notebook_file.read(name, other.student_notebook.read_bytes())
            found.append(Signs.of_release(other.slug, other.title, book.cells))
    return found


def _terms(order: Order, exam: Exam) -> Terms:
    """Return what a grade depends on besides the submission."""
    key = repr((astuple(exam.bundle), order.lab.limits)).encode()
    return Terms(
        slug=order.lab.slug,
        version=version.grader(),
        exam_key=hashlib.sha256(key).hexdigest(),
        seed=order.seed,
        environment=version.environment(),
        who=_who(),
        command=order.command,
    )


def _digest(path: Path) -> str | None:
    """Return the SHA-256 of a file; None of what intake does not read either."""
    if path.is_symlink():
        return None
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def _who() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a container whose user has no name
        return str(os.getuid())


@contextmanager
def examiner(
    lab: Lab, seed: int = 0, jobs: int = 1, no_jail: bool = False
) -> Iterator[tuple[Exam, Pool]]:
    """Give an exam that was examined itself, and children that are ready for it."""
    with Zygote(jail.choose(no_jail)) as zygote:
        zygote.wait()
        made = bundle(lab)
        with _pool(zygote, lab, made, seed, jobs) as pool:
            yield rehearse(Exam.load(made), pool), pool


# ------------------------------------------------------------------------------------------- demo


def demo(lab: Lab, jobs: int = 2, progress: Progress = no_progress) -> list[Grade]:
    """Build a lab, make its sample class and grade it."""
    build(lab)
    with tempfile.TemporaryDirectory() as folder:
        sample.write_class(lab, Path(folder))
        out = lab.root / "dist" / "demo" / lab.slug
        return grade(Order(lab, [Path(folder)], out, jobs, again=True), progress)
