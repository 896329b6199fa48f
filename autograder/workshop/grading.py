"""Grades what was handed in into a gradebook, and says what came of it."""

from __future__ import annotations

import getpass
import hashlib
import os
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import astuple, dataclass
from pathlib import Path

from autograder import version
from autograder.course import Course, Lab
from autograder.errors import ClusterError, GradebookError, IntakeError
from autograder.gradebook.classes import NOTHING, UNMATCHED, Intake
from autograder.gradebook.history import Changes
from autograder.gradebook.runs import Terms
from autograder.gradebook.store import Gradebook, Run
from autograder.grading import many, notebook_file
from autograder.grading.exam import Exam
from autograder.grading.files import Handed
from autograder.grading.many import Desk
from autograder.grading.recognise import Signs
from autograder.model import Grade, Status
from autograder.workshop import handed_in
from autograder.workshop.handed_in import HandedIn, Origin
from autograder.workshop.ready import Progress, here, no_progress

MOST_PROBLEMS = 10
"""Problems of a download and a roster that are told one by one."""

Say = Callable[[str], None]
"""Called with a line for staff."""


def say_nothing(line: str) -> None:
    """Tell nobody."""


@dataclass(frozen=True)
class Order:
    """What is to be graded, and how.

    `paths` are files, folders and downloads, `platform` says of which platform where names do not;
    `roster` says who is in the class, or who owns which file.
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
    platform: str | None = None
    scheduler: str | None = None
    """Address of a Dask cluster that grades; `jobs` says nothing then."""
    only: frozenset[str] = frozenset()
    """Grade the hand-ins of these students alone; the others keep what they have."""


@dataclass(frozen=True)
class Graded:
    """What a run came to, in numbers that staff can act on."""

    submissions: int
    people: int
    counted: int
    """People whose submission could be read."""
    mean: float
    """Of their points."""
    possible: float
    standings: dict[str, int]
    stopped: dict[str, list[tuple[str, str]]]
    """Status -> the submission and the reason, of those that are not simply graded."""
    unmatched: list[tuple[str, str]]
    """File and why nobody's."""
    nothing: list[str]
    changes: Changes
    overridden: int


def grade(order: Order, progress: Progress = no_progress) -> list[Grade]:
    """Grade what was handed in, add it to the gradebook, and return all that this holds."""
    grade_class(order, progress)
    with Gradebook.read(order.out) as book:
        return list(book.current(order.lab.slug))


def grade_class(order: Order, progress: Progress = no_progress, say: Say = say_nothing) -> Graded:
    """Grade what was handed in and add it to the gradebook.

    Every result is there, for good, as soon as it is known.  What the gradebook has for the same
    bytes, exam and grader is not graded again.
    """
    slug = order.lab.slug
    # First, so that a path that is none leaves no gradebook behind.
    found = handed_in.read(order.paths, order.platform, order.roster, _assigned(order))
    say(found.said)
    for problem in found.problems[:MOST_PROBLEMS]:
        say(problem)
    if len(found.problems) > MOST_PROBLEMS:
        say(f"… and {len(found.problems) - MOST_PROBLEMS} more of that kind")
    with Gradebook.open(order.out) as book:
        with _desk(order) as desk, book.run(_terms(order, desk.exam)) as run:
            run.keep(_intake(order, found), found.members)
            _grade_into(run, order, found, desk, progress)
        return summary(book, slug, run.number)


def _desk(order: Order) -> AbstractContextManager[Desk]:
    """Return where the order is graded: on this machine, or by a cluster."""
    if order.scheduler is None:
        return here(order.lab, order.seed, order.jobs, order.no_jail)
    try:
        from autograder.workshop import cluster  # `distributed` is an extra
    except ModuleNotFoundError as error:
        remedy = "Install it here and on all machines: pip install -c constraints.txt '.[cluster]'"
        raise ClusterError("--scheduler", f"{error.name} is not installed", remedy) from None
    return cluster.desk(order.lab, order.scheduler, order.seed, order.no_jail)


def _assigned(order: Order) -> dict[str, str]:
    """Return whose each file is by staff's word; nothing where there is no such gradebook yet."""
    with suppress(GradebookError), Gradebook.read(order.out) as book:
        return book.assignments(order.lab.slug)
    return {}


def _grade_into(run: Run, order: Order, found: HandedIn, desk: Desk, progress: Progress) -> None:
    digests = {file.name: _digest(file) for file in found.handed}

    theirs = {
        name
        for member in found.members
        if member.student in order.only
        for name in (*member.files, *member.superseded)
    }
    again = order.again or bool(order.only)

    def known(name: str, student: str) -> bool:
        return not again and run.known(name, student, digests[name])

    def skip(name: str, student: str) -> bool:
        return bool(order.only) and student not in order.only and name not in theirs

    class_ = many.Class(
        handed=found.handed,
        roster=found.owners,
        labs=_signs(order.lab),
        whose=found.whose,
        people=[member.student for member in found.members],
        told=found.told,
        skip=skip,
    )
    progress(0, len(found.handed))
    results = many.grade_all(class_, desk, known)
    for done, result in enumerate(results, 1):
        if result is not None:
            origin = found.origins.get(result.submission, Origin())
            run.add(result, digests[result.submission], **vars(origin))
        progress(done, len(found.handed))


def summary(book: Gradebook, slug: str, run: int) -> Graded:
    """Return what the gradebook holds of a class, and what a run changed."""
    standings: Counter[str] = Counter()
    unmatched, nothing, scores = [], [], []
    possible, overridden = 0.0, {(made.student, made.question) for made in book.overrides(slug)}
    for member, result in book.class_(slug):
        standings[member.standing] += 1
        if member.standing == UNMATCHED:
            unmatched += [(name, member.note) for name in member.files]
            continue
        nothing += [member.student] if member.standing == NOTHING else []
        if result is not None and result.status is not Status.INVALID:
            scores.append(result.score)
            possible = max(possible, result.possible)
    stopped: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    submissions = 0
    for result in book.current(slug):
        submissions += 1
        if result.status is not Status.GRADED:
            reason = next(iter(result.notes), "")
            stopped[str(result.status)].append((result.submission, reason))
    return Graded(
        submissions=submissions,
        people=sum(standings.values()) - standings[UNMATCHED],
        counted=len(scores),
        mean=sum(scores) / len(scores) if scores else 0.0,
        possible=possible,
        standings=dict(standings),
        stopped=dict(stopped),
        unmatched=unmatched,
        nothing=nothing,
        changes=book.changes(run),
        overridden=len(overridden),
    )


def _intake(order: Order, found: HandedIn) -> Intake:
    return Intake(
        paths=tuple(str(path.absolute()) for path in order.paths),
        platform=found.platform,
        roster=str(order.roster.absolute()) if order.roster else None,
        no_jail=order.no_jail,
    )


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
        who=who(),
        command=order.command,
    )


def _digest(handed: Handed) -> str | None:
    """Return the SHA-256 of a file; None of what intake does not read either."""
    if handed.read is not None:
        try:
            return hashlib.sha256(handed.read()).hexdigest()
        except IntakeError:
            return None
    if handed.path.is_symlink():
        return None
    try:
        with handed.path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def who() -> str:
    """Return the name of the person at this machine."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a container whose user has no name
        return str(os.getuid())
