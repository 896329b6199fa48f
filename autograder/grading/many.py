"""Grades a class: every handed-in file becomes a grade, several side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import replace

from autograder.errors import IntakeError
from autograder.grading import intake
from autograder.grading.exam import Exam
from autograder.grading.submission import Diagnose, blank, grade
from autograder.model import Grade, Outcome, QuestionResult, Status, Submission
from autograder.sandbox.pool import Pool

Known = Callable[[str, str], bool]
"""Tells of a submission and its student whether the gradebook holds its grade already."""


def nothing_known(name: str, student: str) -> bool:
    return False


def grade_all(
    handed: list[intake.Handed],
    roster: Mapping[str, str],
    exam: Exam,
    pool: Pool,
    diagnose: Diagnose,
    jobs: int = 1,
    known: Known = nothing_known,
) -> Iterator[Grade]:
    """Yield a grade for each file that is not `known`, in the order in which they are done.

    SandboxFault ends it: what was yielded before stands.
    """
    submissions: list[Submission] = []
    for file in handed:
        try:
            submissions.append(intake.read(file, roster, exam.readers))
        except IntakeError as error:
            result = invalid(file.name, roster, exam, str(error), str(pool.zygote.layer))
            if not known(file.name, result.student):
                yield result
    # What was taken away from one depends on the other files, so its grade is never known.
    todo = [
        owned
        for read, owned in zip(submissions, disown_shared(submissions))
        if owned is not read or not known(read.name, read.student)
    ]
    with ThreadPoolExecutor(jobs) as threads:
        futures = [threads.submit(grade, one, exam, pool, diagnose) for one in todo]
        try:
            for future in as_completed(futures):
                yield future.result()
        finally:
            threads.shutdown(cancel_futures=True)


def disown_shared(submissions: list[Submission]) -> list[Submission]:
    """Take what saved outputs prove from submissions whose id another one claims too; say so."""
    claims = Counter(submission.student.strip().lower() for submission in submissions)
    return [
        submission
        if claims[submission.student.strip().lower()] == 1
        else replace(
            submission,
            evidence={},
            notes=(*submission.notes, f"the id {submission.student} is claimed more than once"),
        )
        for submission in submissions
    ]


def invalid(name: str, roster: Mapping[str, str], exam: Exam, why: str, jail: str) -> Grade:
    """Return the grade of a file that is no readable submission."""
    results: dict[str, QuestionResult] = {}
    for question in exam.bundle.manifest.questions:
        result = blank(question)
        results[question.name] = replace(result, outcome=Outcome.ERRORED, feedback=why)
    student = roster.get(name, name.rsplit(".", 1)[0])
    slug = exam.bundle.manifest.slug
    return Grade(name, student, slug, Status.INVALID, results, 0.0, jail, (why,))
