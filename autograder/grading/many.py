"""Grades a class: every handed-in file becomes a grade, several side by side."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import replace
from pathlib import Path

from autograder.errors import IntakeError
from autograder.grading import files, intake, one, owner
from autograder.grading.diagnose import Diagnostician
from autograder.grading.exam import Exam
from autograder.grading.known import KnownAnswers
from autograder.grading.recognise import Signs, Wanted
from autograder.model import Grade, Outcome, QuestionResult, Status
from autograder.sandbox.warm import Ready

MOST_LANES = 3
"""Each lane runs the cells of a submission again, so more of them soon gain nothing."""


def grade_all(
    handed: list[intake.Handed],
    roster: Mapping[str, str],
    exam: Exam,
    ready: Ready,
    jobs: int = 1,
    memory: Path | None = None,
    labs: Sequence[Signs] = (),
) -> Iterator[Grade]:
    """Yield a grade for each file, in the order in which they are done.

    `memory` is the file in which the answers of known attempts are kept for the next run,
    `labs` are those of the course: the notebook of another one is told from one that is wrong.
    """
    diagnose = Diagnostician(KnownAnswers(exam, ready, memory))
    lanes = lanes_for(jobs)
    wanted = Wanted.of(exam.bundle.manifest, labs)
    # Ids alone are read first; each submission is read again when its turn comes, so that a class
    # of any size takes the memory of a few.
    verdicts = owner.decide(list(intake.claims(handed, roster, wanted)), roster.values())

    def take(file: intake.Handed) -> Grade:
        try:
            submission = owner.judged(intake.read(file, roster, wanted), verdicts[file.name])
        except IntakeError as error:
            return invalid(file.name, roster, exam, error.sentence, str(ready.zygote.layer))
        return one.grade(submission, exam, ready, diagnose, lanes)

    with ThreadPoolExecutor(jobs) as pool:
        futures = [pool.submit(take, file) for file in handed]
        try:
            for future in as_completed(futures):
                yield future.result()
        finally:
            pool.shutdown(cancel_futures=True)


def lanes_for(jobs: int) -> int:
    """Return how many questions of one submission to grade side by side: cores that are free."""
    return min(max(len(os.sched_getaffinity(0)) // jobs, 1), MOST_LANES)


def invalid(name: str, roster: Mapping[str, str], exam: Exam, why: str, jail: str) -> Grade:
    """Return the grade of a file that is no readable submission."""
    results: dict[str, QuestionResult] = {}
    for question in exam.bundle.manifest.questions:
        result = one.blank(question)
        results[question.name] = replace(result, outcome=Outcome.ERRORED, feedback=why)
    student = roster.get(name, files.title(name))
    slug = exam.bundle.manifest.slug
    return Grade(name, student, slug, Status.INVALID, results, 0.0, jail, (why,))
