"""Grades one submission: runs its cells in the jail, then each test case outside of it.

Its code is asked all public cases before the first hidden one, and of hidden answers nothing is
quoted: so nothing that a student reads can repeat what a hidden case was called with.
"""

from __future__ import annotations

import functools
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

from autograder.conventions import STUDENT_ID
from autograder.errors import LabError
from autograder.grading import feedback, second
from autograder.grading.blank import is_stub
from autograder.grading.elsewhere import Elsewhere, Sights
from autograder.grading.exam import Exam
from autograder.grading.kept import Keeping
from autograder.grading.owner import reported_id
from autograder.grading.result import Asked, Asking, Diagnose, Diagnosis, conclude, named
from autograder.grading.sitting import Names, Noted, Record, Sitting, cut_short
from autograder.model import (
    Case,
    Grade,
    Question,
    QuestionResult,
    Status,
    Submission,
)
from autograder.portable.answers import Recorded
from autograder.sandbox.child import ChildLost
from autograder.sandbox.pool import Pool

MAX_NOTES = 20
"""Lines that raised, of those that staff are told."""


def grade(
    submission: Submission,
    exam: Exam,
    pool: Pool,
    diagnose: Diagnose = lambda question, record, again: Diagnosis(),
) -> Grade:
    """Grade `submission`; whatever its code does, the result is a Grade.

    Raises SandboxFault where our own side fails: then nothing is said about the submission.
    """
    start = time.monotonic()
    answered, sitting = ask_all(submission, exam.questions, exam, pool)
    mended, stood = look_again(submission, answered, exam, pool, sitting)
    answered |= mended
    seconds = time.monotonic() - start  # naming asks other answers, at most once a class
    results = {}
    for question in exam.questions:
        result, record = answered[question.name]
        at = stood.get(question.name, submission)
        again = functools.partial(redrawn, at, question, exam, pool, sitting)
        results[question.name] = replace(
            named(question, result, record, diagnose, again),
            answer=second.answer(question, submission.cells) if record else "",
            seconds=round(
                sum(sitting.taken.get((question.name, c.name), 0) for c in question.cases), 3
            ),
        )
    lost = any(result.score < result.possible for result in results.values())
    # What was stopped and cost nothing is a note.
    status = sitting.status if lost else Status.GRADED
    told = [*sitting.notes, *sitting.skipped()[:MAX_NOTES]]
    told += [f"{name}: {result.feedback}" for name, (result, _) in mended.items()]
    notes = dict.fromkeys(told)
    return Grade(
        submission=submission.name,
        student=submission.student,
        slug=exam.bundle.manifest.slug,
        status=status,
        questions=results,
        seconds=round(seconds, 3),
        own_seconds=round(sitting.own_seconds, 3),
        jail=pool.zygote.layer.told,
        notes=(*submission.notes, *notes),
    )


Answered = dict[str, tuple[QuestionResult, Record]]
"""The result of each question, and its record."""


def ask_all(
    submission: Submission,
    questions: tuple[Question, ...],
    exam: Exam,
    pool: Pool,
    earlier: Sitting | None = None,
    sights: Sights | None = None,
) -> tuple[Answered, Sitting]:
    """Ask all cases of some questions, public ones first; return each one's result and record.

    This sitting knows what an `earlier` one found out of the same cells, and has what time it left.
    What is looked at elsewhere is noted in `sights`, where they are asked for.
    """
    elsewhere = Elsewhere(pool, exam.bundle.elsewhere, exam.seen, sights)
    sitting = Sitting(exam, submission, pool, elsewhere, earlier)
    with ThreadPoolExecutor(1) as beside:
        # It needs no child, and to fit a line to 200,000 points takes a fifth of a submission.
        reads = exam.reads_the_file
        of_file = {q: beside.submit(ask_file, q, sitting) for q in questions if reads(q)}
        try:
            public = {q: ask_public(q, sitting) for q in questions if q not in of_file}
            asked = {q: ask_hidden(q, sitting, asking) for q, asking in public.items()}
            asked |= {q: asking.result() for q, asking in of_file.items()}
            return {q.name: conclude(q, asked[q], sitting) for q in questions}, sitting
        finally:
            sitting.close()


def redrawn(
    submission: Submission, question: Question, exam: Exam, pool: Pool, earlier: Sitting
) -> Record:
    """Return the record of one question when the random draws of the submission are others."""
    with pool.with_another_seed() as other:
        return ask_all(submission, (question,), exam, other, earlier)[0][question.name][1]


def look_again(
    submission: Submission, answered: Answered, exam: Exam, pool: Pool, earlier: Sitting
) -> tuple[Answered, dict[str, Submission]]:
    """Return the results that are better where a question stood as its student checked it.

    With each of them goes the submission as it was then.
    """
    better: Answered = {}
    stood: dict[str, Submission] = {}
    for question in exam.questions:
        result, record = answered[question.name]
        if result.score == question.points or not record or cut_short(record):
            continue
        later = second.breakers(question, submission.cells)
        if not later:
            continue
        upto = second.standing(question, submission.cells) + 1
        then = replace(submission, cells=submission.cells[:upto])
        (again, its_record) = ask_all(then, (question,), exam, pool, earlier)[0][question.name]
        if again.score > result.score:
            does = [f"cell {position + 1} {what}" for position, what in later.items()]
            why = f"It counts as it stood where it was checked; later {feedback.cut(does[0])}."
            says = why if again.score == question.points else f"{again.feedback} {why}"
            better[question.name] = replace(again, feedback=says), its_record
            stood[question.name] = then
    return better, stood


def ask_file(question: Question, sitting: Sitting) -> Asking:
    """Ask all cases of one question about what the file shows, unless nothing in it counts.

    The only sign of an attempt is a line that was reported, or a changed stub.
    """
    submission = sitting.submission
    if not submission.evidence and any(is_stub(c.source, question.stub) for c in submission.cells):
        return Asking({}, blank=True)
    if submission.evidence_note:
        return Asking({}, without=submission.evidence_note)
    return ask(question, list(question.cases), sitting)


def ask_public(question: Question, sitting: Sitting) -> Asking:
    """Ask the public cases of one question, unless it was left as it was given."""
    sitting.begin()
    if sitting.blank(question):
        return Asking({}, blank=True)
    return ask(question, [case for case in question.cases if not case.hidden], sitting)


def ask_hidden(question: Question, sitting: Sitting, public: Asking) -> Asking:
    """Go on with the hidden cases, unless the public ones took their child down: once is enough."""
    if public.blank or public.lost:
        return public
    sitting.begin()
    hidden = ask(question, [case for case in question.cases if case.hidden], sitting)
    return replace(hidden, cases=public.cases | hidden.cases)


def ask(question: Question, cases: list[Case], sitting: Sitting) -> Asking:
    """Run some cases of one question; the first that takes the child down is the last."""
    asked: dict[str, Asked] = {}
    for case in cases:
        noted: list[Any] = []
        by: list[str] = []
        try:
            error = run_case(question, case, sitting, noted, by)
        except ChildLost as lost:
            noted.append({"lost": str(lost.status)})
            asked[case.name] = Asked(Noted(False, noted, by), lost)
            sitting.lose(lost, question.name)
            return Asking(asked, lost=lost)
        asked[case.name] = Asked(Noted(error is None, noted, by), error)
    return Asking(asked)


def run_case(
    question: Question, case: Case, sitting: Sitting, noted: list[Any], by: list[str]
) -> Exception | None:
    """Call one test case, noting what it is answered by what; return what it raised, or None."""
    submission = sitting.submission
    # What was reported is held against the data of the id that it names.
    known: dict[str, Any] = {STUDENT_ID: reported_id(submission) or submission.student}
    for name in sitting.exam.readers:
        known[name] = _reported(submission.evidence.get(name))
    # The child is there before the case is called: a case never sees that none could be had.
    reads = sitting.exam.reads_the_file(question)
    child = None if reads else sitting.for_case(question, case)
    begun = child.own_cpu if child else 0.0
    look_up = sitting.names(child, question, case) if child else sitting.exam.given.get
    names = Keeping(Recorded(Names(look_up, known), noted, by), sitting.kept)
    try:
        sitting.exam.tests[question.name][case.name](names)
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
