"""Turns what a question was answered into its result: points, outcome, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from autograder.grading import feedback, missing
from autograder.grading.sitting import Noted, Record, Sitting
from autograder.model import (
    Attempt,
    CaseResult,
    Outcome,
    Question,
    QuestionResult,
)
from autograder.sandbox.child import ChildLost
from autograder.sandbox.standin import StudentError


@dataclass(frozen=True)
class Diagnosis:
    """The known attempts that together answer alike, none, one or two; without one, a fact."""

    attempts: tuple[Attempt, ...] = ()
    fact: str = ""


Again = Callable[[], Record]
"""Asks the same submission the same question once more, with other random draws."""

Diagnose = Callable[[Question, Record, Again], Diagnosis]
"""Finds the idea behind a wrong answer."""


@dataclass(frozen=True)
class Asked:
    """How one case went: what it answered, and what stopped it, if anything did."""

    noted: Noted
    error: BaseException | None


@dataclass(frozen=True)
class Asking:
    """How the cases of one question went; `lost` is why the rest was not asked.

    `without` tells why there is no saved output that counts.
    """

    cases: dict[str, Asked]
    blank: bool = False
    without: str = ""
    lost: ChildLost | None = None


def conclude(question: Question, asking: Asking, sitting: Sitting) -> tuple[QuestionResult, Record]:
    """Return the result of one question, and its record in order."""
    if asking.blank:
        return blank(question), {}
    if asking.without:
        return without_evidence(question, asking.without), {}
    asked, lost = asking.cases, asking.lost
    of_file = sitting.exam.reads_the_file(question)
    results, raised = [], []
    for case in question.cases:
        error = asked[case.name].error if case.name in asked else lost
        own = asked[case.name].noted.of(question.defines) if case.name in asked else []
        message = feedback.explain(case, error, own, of_file) if error else ""
        score = 0.0 if error else case.points
        results.append(CaseResult(case.name, case.hidden, not error, score, case.points, message))
        raised.append(isinstance(error, (StudentError, ChildLost)))
    record = {case.name: asked[case.name].noted for case in question.cases if case.name in asked}
    noted = [answer for case in record.values() for answer in case.answers]
    unknown = {answer["undefined"] for answer in noted if "undefined" in answer}
    why = ""
    if unknown or all(raised):
        why = missing.explain(question, unknown, sitting)
    if all(raised) and not why:
        errors = [(case, asked[case.name].error) for case in question.cases if case.name in asked]
        why = feedback.same_everywhere([(case, error) for case, error in errors if error])
    return summarise(question, results, bool(unknown) or all(raised), why), record


def named(
    question: Question, result: QuestionResult, record: Record, diagnose: Diagnose, again: Again
) -> QuestionResult:
    """Put the names and sentences of its misconceptions into a result that lost points to them."""
    if not record or result.score == question.points:
        return result
    diagnosis = diagnose(question, record, again)
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
    question: Question, results: list[CaseResult], stopped: bool, why: str
) -> QuestionResult:
    """Return the question's result: its points, capped, its outcome and its feedback.

    `stopped` tells that nothing could be asked, and `why`, where it is known.
    """
    score = min(sum(result.score for result in results), question.points)
    failed = [result for result in results if not result.passed]
    if score == question.points:
        outcome, text = Outcome.PASSED, "Right."
    else:
        without_points = Outcome.ERRORED if stopped else Outcome.FAILED
        outcome = Outcome.PARTIAL if score > 0 else without_points
        sentences = [why] if why else feedback.once(r.message for r in failed)
        text = " ".join(sentences)
    return QuestionResult(score, question.points, outcome, None, text, tuple(results))
