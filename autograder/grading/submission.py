"""Grades one submission: runs its cells in the jail, then each test case outside of it.

Public and hidden cases are asked in two children, side by side, whatever the machine: what shares
a process is the same everywhere, and nothing public can repeat what a hidden case was called with.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Any

from autograder.conventions import STUDENT_ID
from autograder.errors import LabError
from autograder.grading import feedback, missing, second
from autograder.grading.exam import Exam
from autograder.grading.owner import reported_id
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
from autograder.portable.answers import Recorded
from autograder.sandbox.child import ChildLost
from autograder.sandbox.pool import Pool
from autograder.sandbox.standin import StudentError

MAX_NOTES = 20
"""Lines that raised, of those that staff are told."""


@dataclass(frozen=True)
class Diagnosis:
    """The known attempts that together answer alike, none, one or two; without one, a fact."""

    attempts: tuple[Attempt, ...] = ()
    fact: str = ""


Diagnose = Callable[[Question, Record], Diagnosis]
"""Finds the idea behind a wrong answer."""


@dataclass(frozen=True)
class Asked:
    """How one case went: what it answered, and what stopped it, if anything did."""

    noted: Noted
    error: BaseException | None


@dataclass(frozen=True)
class Asking:
    """How the cases of one question went in one child; `lost` is why the rest was not asked.

    `without` tells why there is no saved output that counts.
    """

    cases: dict[str, Asked]
    blank: bool = False
    without: str = ""
    lost: ChildLost | None = None


def grade(
    submission: Submission,
    exam: Exam,
    pool: Pool,
    diagnose: Diagnose = lambda question, record: Diagnosis(),
) -> Grade:
    """Grade `submission`; whatever its code does, the result is a Grade.

    Raises SandboxFault where our own side fails: then nothing is said about the submission.
    """
    start = time.monotonic()
    answered, sittings = ask_all(submission, exam.questions, exam, pool)
    mended = look_again(submission, answered, exam, pool)
    answered |= mended
    seconds = time.monotonic() - start  # naming asks other answers, at most once a class
    results = {}
    for question in exam.questions:
        result, record = answered[question.name]
        results[question.name] = named(question, result, record, diagnose)
    ends = [sitting.status for sitting in sittings if sitting.status is not Status.GRADED]
    told = [note for one in sittings for note in (*one.notes, *one.skipped()[:MAX_NOTES])]
    told += [f"{name}: {result.feedback}" for name, (result, _) in mended.items()]
    notes = dict.fromkeys(told)
    return Grade(
        submission=submission.name,
        student=submission.student,
        slug=exam.bundle.manifest.slug,
        status=ends[0] if ends else Status.GRADED,
        questions=results,
        seconds=round(seconds, 3),
        own_seconds=round(sum(sitting.own_seconds for sitting in sittings), 3),
        jail=str(pool.zygote.layer),
        notes=(*submission.notes, *notes),
    )


Answered = dict[str, tuple[QuestionResult, Record]]
"""The result of each question, and its record."""


def ask_all(
    submission: Submission, questions: tuple[Question, ...], exam: Exam, pool: Pool
) -> tuple[Answered, tuple[Sitting, Sitting]]:
    """Ask all cases of some questions; return each one's result and record, and both sittings.

    Hidden cases of a question wait for its public ones: one that hangs hangs once.
    """
    public, hidden = (Sitting(exam, submission, pool) for _ in range(2))
    one, other = ThreadPoolExecutor(1), ThreadPoolExecutor(1)
    try:
        first = {q.name: one.submit(ask_public, q, public) for q in questions}
        second = {q.name: other.submit(ask_hidden, q, hidden, first[q.name]) for q in questions}
        answered: Answered = {}
        for question in questions:
            askings = first[question.name].result(), second[question.name].result()
            answered[question.name] = conclude(question, askings, (public, hidden))
        return answered, (public, hidden)
    finally:
        for thread in (one, other):
            thread.shutdown(cancel_futures=True)
        for sitting in (public, hidden):
            sitting.close()


def look_again(submission: Submission, answered: Answered, exam: Exam, pool: Pool) -> Answered:
    """Return the results that are better where a question stood as its student checked it."""
    better: Answered = {}
    for question in exam.questions:
        result, record = answered[question.name]
        hung = any("lost" in answer for noted in record.values() for answer in noted.answers)
        if result.score == question.points or not record or hung:
            continue
        later = second.breakers(question, submission.cells)
        if not later:
            continue
        upto = second.standing(question, submission.cells) + 1
        then = replace(submission, cells=submission.cells[:upto])
        (again, its_record) = ask_all(then, (question,), exam, pool)[0][question.name]
        if again.score > result.score:
            does = [f"cell {position + 1} {what}" for position, what in later.items()]
            why = f"It counts as it stood where it was checked; later {feedback.cut(does[0])}."
            says = why if again.score == question.points else f"{again.feedback} {why}"
            better[question.name] = replace(again, feedback=says), its_record
    return better


def ask_public(question: Question, sitting: Sitting) -> Asking:
    """Ask the public cases of one question, unless it was left as it was given."""
    sitting.begin()
    if sitting.blank(question):
        return Asking({}, blank=True)
    if sitting.exam.reads_the_file(question) and sitting.submission.evidence_note:
        return Asking({}, without=sitting.submission.evidence_note)
    return ask(question, [case for case in question.cases if not case.hidden], sitting)


def ask_hidden(question: Question, sitting: Sitting, public: Future[Asking]) -> Asking:
    """Ask the hidden cases of one question, unless its public ones took their child down."""
    before = public.result()
    sitting.begin()
    if before.blank or before.without or before.lost:
        return Asking({}, lost=before.lost)
    return ask(question, [case for case in question.cases if case.hidden], sitting)


def ask(question: Question, cases: list[Case], sitting: Sitting) -> Asking:
    """Run some cases of one question; the first that takes the child down is the last."""
    asked: dict[str, Asked] = {}
    for case in cases:
        answers: list[Any] = []
        try:
            error = run_case(question, case, sitting, answers)
        except ChildLost as lost:
            answers.append({"lost": str(lost.status)})
            asked[case.name] = Asked(Noted(False, answers), lost)
            sitting.lose(lost, question.name)
            return Asking(asked, lost=lost)
        asked[case.name] = Asked(Noted(error is None, answers), error)
    return Asking(asked)


def run_case(
    question: Question, case: Case, sitting: Sitting, answers: list[Any]
) -> Exception | None:
    """Call one test case, noting what it is answered; return what it raised, or None."""
    submission = sitting.submission
    # What was reported is held against the data of the id that it names.
    known: dict[str, Any] = {STUDENT_ID: reported_id(submission) or submission.student}
    for name in sitting.exam.readers:
        known[name] = _reported(submission.evidence.get(name))
    # The child is there before the case is called: a case never sees that none could be had.
    reads = sitting.exam.reads_the_file(question)
    child = None if reads else sitting.for_case(question, case)
    begun = child.own_cpu if child else 0.0
    names = Names(child.get if child else known.get, known)
    try:
        sitting.exam.tests[question.name][case.name](Recorded(names, answers))
    except LabError:
        raise
    except Exception as error:
        return error
    finally:
        if child:
            sitting.taken[question.name, case.name] = child.own_cpu - begun
    return None


def _reported(value: Any) -> Callable[[], Any]:
    return lambda: value


def conclude(
    question: Question, askings: tuple[Asking, Asking], sittings: tuple[Sitting, Sitting]
) -> tuple[QuestionResult, Record]:
    """Put both halves of one question together: its result, and its record in order."""
    if askings[0].blank:
        return blank(question), {}
    if askings[0].without:
        return without_evidence(question, askings[0].without), {}
    asked = askings[0].cases | askings[1].cases
    lost = askings[0].lost or askings[1].lost
    of_file = sittings[0].exam.reads_the_file(question)
    results, raised = [], []
    for case in question.cases:
        error = asked[case.name].error if case.name in asked else lost
        answers = asked[case.name].noted.answers if case.name in asked else []
        message = feedback.explain(case, error, answers, of_file) if error else ""
        score = 0.0 if error else case.points
        results.append(CaseResult(case.name, case.hidden, not error, score, case.points, message))
        raised.append(isinstance(error, (StudentError, ChildLost)))
    record = {case.name: asked[case.name].noted for case in question.cases if case.name in asked}
    noted = [answer for case in record.values() for answer in case.answers]
    unknown = {answer["undefined"] for answer in noted if "undefined" in answer}
    why = ""
    if unknown or all(raised):
        why = missing.explain(question, unknown, *sittings)
    return summarise(question, results, bool(unknown) or all(raised), why), record


def named(
    question: Question, result: QuestionResult, record: Record, diagnose: Diagnose
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
        # dict.fromkeys: several cases may fail for one reason, which is said once
        sentences = [why] if why else dict.fromkeys(r.message for r in failed if r.message)
        text = " ".join(feedback.sentence(text) for text in sentences)
    return QuestionResult(score, question.points, outcome, None, text, tuple(results))
