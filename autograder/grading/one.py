"""Grades one submission: runs its cells in the jail, then each test case outside of it."""

from __future__ import annotations

import queue
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Any

from autograder.answers import Recorded
from autograder.grading import feedback
from autograder.grading.attempted import is_blank
from autograder.grading.exam import TRAINING, Exam
from autograder.grading.sitting import Names, Noted, Record, Sitting
from autograder.model import (
    Attempt,
    Case,
    CaseResult,
    Grade,
    Outcome,
    Question,
    QuestionResult,
    Status,
    Submission,
)
from autograder.sandbox.child import ChildLost
from autograder.sandbox.standin import Fault, StudentError
from autograder.sandbox.warm import Ready

MAX_NOTES = 20
"""Lines that raised, of those that staff are told."""


@dataclass(frozen=True)
class Diagnosis:
    """The known attempts that together answer alike, none, one or two; without one, a fact."""

    attempts: tuple[Attempt, ...] = ()
    fact: str = ""


Diagnose = Callable[[Question, Record], Diagnosis]
"""Finds the idea behind a wrong answer."""


def grade(
    submission: Submission,
    exam: Exam,
    ready: Ready,
    diagnose: Diagnose = lambda question, record: Diagnosis(),
    lanes: int = 1,
) -> Grade:
    """Grade `submission`; whatever its code does, the result is a Grade.

    Questions are graded in `lanes` side by side, each with a child of its own.
    """
    start = time.monotonic()
    questions = exam.bundle.manifest.questions
    aside, *free = [Sitting(exam, submission, ready) for _ in range(lanes + 1)]
    idle: queue.SimpleQueue[Sitting] = queue.SimpleQueue()
    for sitting in free:
        idle.put(sitting)

    def take(question: Question) -> QuestionResult:
        if question.name in exam.reads_training:  # the saved output is all it needs
            return grade_question(question, aside)
        sitting = idle.get()
        try:
            return grade_question(question, sitting)
        finally:
            idle.put(sitting)

    try:
        with ThreadPoolExecutor(lanes + 1) as pool:
            taken = {question.name: pool.submit(take, question) for question in questions}
            results = {name: future.result() for name, future in taken.items()}
    finally:
        for sitting in (aside, *free):
            sitting.close()
    seconds = time.monotonic() - start  # naming asks other answers, at most once a class
    records = {name: record for sitting in free for name, record in sitting.records.items()}
    for question in questions:
        results[question.name] = named(
            question, results[question.name], records.get(question.name), diagnose
        )
    ends = [sitting.status for sitting in free if sitting.status is not Status.GRADED]
    notes = dict.fromkeys(
        note for sitting in free for note in (*sitting.notes, *sitting.skipped()[:MAX_NOTES])
    )
    return Grade(
        submission=submission.name,
        student=submission.student,
        slug=exam.bundle.manifest.slug,
        status=ends[0] if ends else Status.GRADED,
        questions=results,
        seconds=round(seconds, 3),
        own_seconds=round(sum(sitting.own_seconds for sitting in free), 3),
        jail=str(ready.zygote.layer),
        notes=(*submission.notes, *notes),
    )


def grade_question(question: Question, sitting: Sitting) -> QuestionResult:
    """Run every case of one question; one that takes the child down ends the question."""
    submission = sitting.submission
    by_output = question.name in sitting.exam.reads_training
    if not (by_output and submission.training) and is_blank(question, submission.cells):
        return blank(question)
    if by_output and submission.evidence_note:
        return without_evidence(question, submission.evidence_note)
    sitting.begin()
    results: list[CaseResult] = []
    raised: list[bool] = []
    lost: ChildLost | None = None
    record = sitting.records.setdefault(question.name, {})
    for case in question.cases:
        error: BaseException | None = lost
        answers: list[Any] = []
        if lost is None:
            try:
                error = run_case(question, case, sitting, answers)
            except ChildLost as gone:
                error = lost = gone
                answers.append({"lost": str(gone.status)})
                sitting.lose(gone, question.name)
            record[case.name] = Noted(error is None, answers)
        message = feedback.explain(case, error, answers) if error else ""
        score = 0.0 if error else case.points
        results.append(CaseResult(case.name, case.hidden, not error, score, case.points, message))
        raised.append(isinstance(error, (StudentError, ChildLost)))
    unknown = any("undefined" in answer for noted in record.values() for answer in noted.answers)
    stopped = unknown or all(raised)
    return summarise(question, results, stopped, sitting.fault_of(question) if stopped else None)


def run_case(
    question: Question, case: Case, sitting: Sitting, answers: list[Any]
) -> Exception | None:
    """Call one test case, noting what it is answered; return what it raised, or None."""
    submission = sitting.submission
    # Parameters are held against the data that they were trained on: those of the line's own id.
    training = submission.training or {"student_id": submission.student}
    known = {"student_id": training["student_id"], TRAINING: lambda: submission.training}
    names = Recorded(Names(sitting.child, known), answers)
    try:
        sitting.exam.tests[question.name][case.name](names)
    except Exception as error:
        return error
    return None


def named(
    question: Question, result: QuestionResult, record: Record | None, diagnose: Diagnose
) -> QuestionResult:
    """Put the names and sentences of its misconceptions into a result that lost points to them."""
    if not record or result.score == question.points:
        return result
    diagnosis = diagnose(question, record)
    if not diagnosis.attempts:
        return replace(result, feedback=f"{result.feedback} {diagnosis.fact}".strip())
    name = " + ".join(attempt.name for attempt in diagnosis.attempts)
    says = " ".join(attempt.says for attempt in diagnosis.attempts)
    return replace(result, misconception=name, feedback=says)


def blank(question: Question) -> QuestionResult:
    tests = tuple(
        CaseResult(case.name, case.hidden, False, 0.0, case.points, "Not attempted.")
        for case in question.cases
    )
    text = "Not attempted: the answer cell is as it was given."
    return QuestionResult(0.0, question.points, Outcome.BLANK, None, text, tests)


def without_evidence(question: Question, why: str) -> QuestionResult:
    """Return the result of a question whose saved output does not count, or was not saved."""
    tests = tuple(
        CaseResult(case.name, case.hidden, False, 0.0, case.points, why) for case in question.cases
    )
    return QuestionResult(0.0, question.points, Outcome.FAILED, None, why, tests)


def summarise(
    question: Question, results: list[CaseResult], stopped: bool, fault: Fault | None
) -> QuestionResult:
    """Return the question's result: its points, capped, its outcome and its feedback.

    `stopped` tells that nothing could be asked, `fault` what raised in the answer's cell before.
    """
    score = min(sum(result.score for result in results), question.points)
    failed = [result for result in results if not result.passed]
    if score == question.points:
        outcome, text = Outcome.PASSED, "Right."
    else:
        without_points = Outcome.ERRORED if stopped else Outcome.FAILED
        outcome = Outcome.PARTIAL if score > 0 else without_points
        # dict.fromkeys: several cases may fail for one reason, which is said once
        sentences = list(dict.fromkeys(result.message for result in failed if result.message))
        if fault is not None:
            sentences.insert(0, f"The answer cell stopped in {feedback.place(fault)}.")
        text = " ".join(feedback.sentence(text) for text in sentences[:3])
    return QuestionResult(score, question.points, outcome, None, text, tuple(results))
