"""Grades a class: every handed-in file becomes a grade, several side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field, replace

from autograder.errors import IntakeError
from autograder.grading import files, intake, owner
from autograder.grading.exam import Exam
from autograder.grading.recognise import Signs, Wanted
from autograder.grading.result import Diagnose, blank
from autograder.grading.submission import grade
from autograder.model import Grade, Outcome, QuestionResult, Status
from autograder.sandbox.pool import Pool

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


def grade_all(
    class_: Class,
    exam: Exam,
    pool: Pool,
    diagnose: Diagnose,
    jobs: int = 1,
    known: Known = nothing_known,
) -> Iterator[Grade | None]:
    """Yield a grade for each file, None for a `known` one, in the order in which they are done.

    SandboxFault ends it: what was yielded before stands.
    """
    wanted = Wanted.of(exam, class_.labs)
    # Ids alone are read first; each submission is read again when its turn comes, so that a class
    # of any size takes the memory of a few.
    claims = list(intake.claims(class_.handed, class_.roster, wanted, class_.whose))
    people = (*class_.roster.values(), *class_.people)
    verdicts = owner.decide(claims, people, class_.whose, class_.told)

    def take(file: intake.Handed) -> Grade | None:
        try:
            read = intake.read(file, class_.roster, wanted, class_.whose)
        except IntakeError as error:
            result = invalid(file.name, class_.roster, exam, error.sentence, str(pool.zygote.layer))
            kept = class_.skip(file.name, result.student) or known(file.name, result.student)
            return None if kept else result
        if class_.skip(read.name, read.student):
            return None
        submission = owner.judged(read, verdicts[file.name])
        # A verdict depends on the other files, so a grade under one is never known.
        if submission == read and known(read.name, read.student):
            return None
        return grade(submission, exam, pool, diagnose)

    with ThreadPoolExecutor(jobs) as threads:
        futures = [threads.submit(take, file) for file in class_.handed]
        try:
            for future in as_completed(futures):
                yield future.result()
        finally:
            threads.shutdown(cancel_futures=True)


def invalid(name: str, roster: Mapping[str, str], exam: Exam, why: str, jail: str) -> Grade:
    """Return the grade of a file that is no readable submission."""
    results: dict[str, QuestionResult] = {}
    for question in exam.questions:
        result = blank(question)
        results[question.name] = replace(result, outcome=Outcome.ERRORED, feedback=why)
    student = roster.get(name, files.title(name))
    slug = exam.bundle.manifest.slug
    return Grade(name, student, slug, Status.INVALID, results, 0.0, jail, (why,))
