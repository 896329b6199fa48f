"""Grades one submission: runs its cells in the jail, then each test case outside of it."""

from __future__ import annotations

import inspect
import queue
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Any

from otter.test_files.exception_test import ExceptionTestFile

from autograder.answers import Recorded
from autograder.grading import feedback
from autograder.grading.attempted import defines, is_blank, runs
from autograder.model import (
    Attempt,
    Bundle,
    Case,
    CaseResult,
    Grade,
    Outcome,
    Question,
    QuestionResult,
    Status,
    Submission,
)
from autograder.sandbox.child import Child, ChildLost
from autograder.sandbox.standin import Fault, StudentError
from autograder.sandbox.warm import Ready


@dataclass(frozen=True)
class Noted:
    """Whether one case passed, and what it was answered on the way, in order and plain."""

    passed: bool
    answers: list[Any]


Record = dict[str, Noted]
"""What a submission answered to one question, by case."""

TRAINING = "saved_training"
"""Test cases that ask for this name read the notebook's saved output, not a function."""


@dataclass(frozen=True)
class Exam:
    """A bundle made ready: the callable of every test case, by question and case name."""

    bundle: Bundle
    tests: dict[str, dict[str, Callable[[Any], None]]]
    reads_training: frozenset[str]

    @classmethod
    def load(cls, bundle: Bundle) -> Exam:
        tests, reads = {}, set()
        for question, source in bundle.tests.items():
            file = ExceptionTestFile.from_string(source, path=f"{question}.py")
            cases = {case.body.test_func.__name__: case.body for case in file.test_cases}
            tests[question] = {name: body.call_func for name, body in cases.items()}
            signatures = [inspect.signature(body.test_func).parameters for body in cases.values()]
            if any(TRAINING in parameters for parameters in signatures):
                reads.add(question)
        return cls(bundle, tests, frozenset(reads))


class Sitting:
    """One submission's stay in the jail: a fresh child when one is lost, less what ended it."""

    def __init__(self, exam: Exam, submission: Submission, ready: Ready) -> None:
        self.exam, self.submission, self.ready = exam, submission, ready
        self.end = time.monotonic() + ready.limits.total_seconds
        self.status = Status.GRADED
        self.notes: list[str] = []
        self.records: dict[str, Record] = {}
        self.faults: dict[int, Fault] = {}
        self.deadly: set[int] = set()
        self.current: Child | None = None
        self.begun = False
        self.own_seconds = 0.0

    def begin(self) -> None:
        """A new question: whatever was drawn at random before must not change it."""
        self.begun = False

    def child(self) -> Child:
        """Return a living child in which the cells have run; ChildLost when time is up."""
        while self.current is None:
            if time.monotonic() > self.end:
                limit = f"{self.ready.limits.total_seconds:.0f} s"
                raise ChildLost(Status.TIMED_OUT, f"its {limit} in all were used up")
            self.current = self.ready.take()
            self.current.deadline = self.end
            self._run_cells(self.current)
        if not self.begun:
            self.begun = True
            self.current.redraw()
        return self.current

    def _run_cells(self, child: Child) -> None:
        """Run the submission's cells but those that took a child down."""
        for position, cell in enumerate(self.submission.cells):
            if not runs(cell) or position in self.deadly:
                continue
            try:
                fault = child.run_cell(cell.source, self.ready.limits.cell_seconds)
            except ChildLost as lost:
                self.deadly.add(position)
                self.faults[position] = Fault("Stopped", lost.reason, None)
                self.lose(lost, f"cell {position + 1}")
                return
            if fault:
                self.faults[position] = fault

    def lose(self, lost: ChildLost, where: str) -> None:
        """Note why the child is gone; the next question gets a fresh one."""
        self.status = lost.status if self.status is Status.GRADED else self.status
        self.notes.append(f"{where}: {lost.reason}")
        self.close()

    def close(self) -> None:
        if self.current:
            self.own_seconds += self.current.own_seconds
            self.current.close()
            self.current = None

    def fault_of(self, question: Question) -> Fault | None:
        """Return how the last cell that defines one of the question's names stopped, if it did."""
        for position, cell in reversed(list(enumerate(self.submission.cells))):
            if cell.id == f"{question.name}-answer" or any(
                defines(cell.source, name) for name in question.defines
            ):
                return self.faults.get(position)
        return None


class Names:
    """The mapping in which a test case's argument names are looked up."""

    def __init__(self, child: Callable[[], Child], known: dict[str, Any]) -> None:
        self.child, self.known = child, known

    def get(self, name: str, default: Any = None) -> Any:
        return self.known[name] if name in self.known else self.child().get(name)


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
    notes = dict.fromkeys(note for sitting in free for note in sitting.notes)
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
    reported = question.name in sitting.exam.reads_training and sitting.submission.training
    if not reported and is_blank(question, sitting.submission.cells):
        return blank(question)
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
    return summarise(question, results, raised, sitting.fault_of(question))


def run_case(
    question: Question, case: Case, sitting: Sitting, answers: list[Any]
) -> Exception | None:
    """Call one test case, noting what it is answered; return what it raised, or None."""
    known = {
        "student_id": sitting.submission.student,
        TRAINING: lambda: sitting.submission.training,
    }
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


def summarise(
    question: Question, results: list[CaseResult], raised: list[bool], fault: Fault | None
) -> QuestionResult:
    """Return the question's result: its points, capped, its outcome and its feedback."""
    score = min(sum(result.score for result in results), question.points)
    failed = [result for result in results if not result.passed]
    if score == question.points:
        outcome, text = Outcome.PASSED, "Right."
    else:
        if score > 0:
            outcome = Outcome.PARTIAL
        else:
            crashed = fault is not None or all(raised)
            outcome = Outcome.ERRORED if crashed else Outcome.FAILED
        # dict.fromkeys: several cases may fail for one reason, which is said once
        sentences = list(dict.fromkeys(result.message for result in failed if result.message))
        if fault is not None:
            sentences.insert(
                0, feedback.cut(f"The answer cell stopped with {feedback.said(str(fault))}.")
            )
        text = " ".join(sentences[:3])
    return QuestionResult(score, question.points, outcome, None, text, tuple(results))
