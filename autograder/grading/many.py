"""Grades a class: every handed-in file becomes a grade, several side by side.

What reads a class is here; where its submissions are graded, on this machine or on others, is
behind a `Desk`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from dataclasses import dataclass, field, replace
from itertools import islice

from autograder.errors import IntakeError
from autograder.grading import files, intake, owner
from autograder.grading.exam import Exam
from autograder.grading.recognise import Signs, Wanted
from autograder.grading.result import blank
from autograder.model import Grade, Outcome, QuestionResult, Status, Submission

Known = Callable[[str, str], bool]
"""Tells of a submission and its student whether the gradebook holds its grade already."""


def nothing_known(name: str, student: str) -> bool:
    return False


@dataclass(frozen=True)
class Class:
    """What was handed in, and by whom.

    `labs` are those of the course: the notebook of another one is told from one that is wrong.
    """

    handed: Sequence[intake.Handed]
    roster: Mapping[str, str] = field(default_factory=dict)
    labs: Sequence[Signs] = ()
    whose: owner.Whose = owner.as_said
    people: Sequence[str] = ()
    """Who may hand something in, beside those in `roster`."""
    told: bool = False
    """A platform said whose each file is."""
    skip: Known = nothing_known
    """Tells which keep the grade they have, whatever is new about them."""


@dataclass(frozen=True)
class Desk:
    """Where submissions are graded.

    `examine` is called from `lanes` threads at once; it raises SandboxFault where our own side
    fails, and nothing is said about the submission then.
    """

    exam: Exam
    examine: Callable[[Submission], Grade]
    jail: str
    """What keeps submissions from the machine, as it is told in results."""
    lanes: int = 1


def grade_all(class_: Class, desk: Desk, known: Known = nothing_known) -> Iterator[Grade | None]:
    """Yield a grade for each file, None for a `known` one, in the order in which they are done.

    SandboxFault ends it: what was yielded before stands.
    """
    wanted = Wanted.of(desk.exam, class_.labs)
    # Ids alone are read first; each submission is read again when its turn comes, so that a class
    # of any size takes the memory of a few.
    claims = list(intake.claims(class_.handed, class_.roster, wanted, class_.whose))
    people = (*class_.roster.values(), *class_.people)
    verdicts = owner.decide(claims, people, class_.whose, class_.told)

    def take(file: intake.Handed) -> Grade | None:
        try:
            read = intake.read(file, class_.roster, wanted, class_.whose)
        except IntakeError as error:
            result = invalid(file.name, class_.roster, desk, error.sentence)
            kept = class_.skip(file.name, result.student) or known(file.name, result.student)
            return None if kept else result
        if class_.skip(read.name, read.student):
            return None
        submission = owner.judged(read, verdicts[file.name])
        # A verdict depends on the other files, so a grade under one is never known.
        if submission == read and known(read.name, read.student):
            return None
        return desk.examine(submission)

    to_come = iter(class_.handed)
    with ThreadPoolExecutor(desk.lanes) as threads:
        # A few at a time: a future keeps its result for as long as it is kept itself.
        waiting = {threads.submit(take, file) for file in islice(to_come, 2 * desk.lanes)}
        try:
            while waiting:
                done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                waiting |= {threads.submit(take, f) for f in islice(to_come, len(done))}
                yield from (future.result() for future in done)
        finally:
            threads.shutdown(cancel_futures=True)


def invalid(name: str, roster: Mapping[str, str], desk: Desk, why: str) -> Grade:
    """Return the grade of a file that is no readable submission."""
    results: dict[str, QuestionResult] = {}
    for question in desk.exam.questions:
        result = blank(question)
        results[question.name] = replace(result, outcome=Outcome.ERRORED, feedback=why)
    student = roster.get(name, files.title(name))
    slug = desk.exam.bundle.manifest.slug
    return Grade(name, student, slug, Status.INVALID, results, 0.0, desk.jail, (why,))
