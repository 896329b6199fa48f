"""Grades a class: every handed-in file becomes a grade, several side by side."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import replace
from pathlib import Path

from autograder.errors import IntakeError
from autograder.grading import intake, one
from autograder.grading.diagnose import Diagnostician
from autograder.grading.exam import Exam
from autograder.grading.known import KnownAnswers
from autograder.model import Grade, Outcome, QuestionResult, Status, Submission
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
) -> Iterator[Grade]:
    """Yield a grade for each file, in the order in which they are done.

    `memory` is the file in which the answers of known attempts are kept for the next run.
    """
    diagnose = Diagnostician(KnownAnswers(exam, ready, memory))
    lanes = lanes_for(jobs)
    submissions: list[Submission] = []
    for file in handed:
        try:
            submissions.append(intake.read(file, roster))
        except IntakeError as error:
            yield invalid(file.name, roster, exam, str(error), str(ready.zygote.layer))
    with ThreadPoolExecutor(jobs) as pool:
        futures = [
            pool.submit(one.grade, submission, exam, ready, diagnose, lanes)
            for submission in disown_shared(submissions)
        ]
        try:
            for future in as_completed(futures):
                yield future.result()
        finally:
            pool.shutdown(cancel_futures=True)


def lanes_for(jobs: int) -> int:
    """Return how many questions of one submission to grade side by side: cores that are free."""
    return min(max(len(os.sched_getaffinity(0)) // jobs, 1), MOST_LANES)


def disown_shared(submissions: list[Submission]) -> list[Submission]:
    """Take the training report from submissions whose id another one claims too, and say so."""
    claims = Counter(submission.student.strip().lower() for submission in submissions)
    return [
        submission
        if claims[submission.student.strip().lower()] == 1
        else replace(
            submission,
            training=None,
            notes=(*submission.notes, f"the id {submission.student} is claimed more than once"),
        )
        for submission in submissions
    ]


def invalid(name: str, roster: Mapping[str, str], exam: Exam, why: str, jail: str) -> Grade:
    """Return the grade of a file that is no readable submission."""
    results: dict[str, QuestionResult] = {}
    for question in exam.bundle.manifest.questions:
        result = one.blank(question)
        results[question.name] = replace(result, outcome=Outcome.ERRORED, feedback=why)
    student = roster.get(name, name.rsplit(".", 1)[0])
    slug = exam.bundle.manifest.slug
    return Grade(name, student, slug, Status.INVALID, results, 0.0, jail, (why,))
