"""Turns a grade into rows, and rows into grades."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from autograder.gradebook.tables import CaseRow, GradeRow, HandedIn, Person, QuestionRow
from autograder.model import CaseResult, Grade, Outcome, QuestionResult, Status


def save(session: Session, grade: Grade, submission: int, run: int, finished: datetime) -> int:
    """Insert a grade with all of its questions and cases; return its id."""
    row = GradeRow(
        submission_id=submission,
        run_id=run,
        finished=finished,
        status=str(grade.status),
        seconds=grade.seconds,
        own_seconds=grade.own_seconds,
        jail=grade.jail,
        notes=list(grade.notes),
    )
    session.add(row)
    session.flush()
    questions = [
        {
            "grade_id": row.id,
            "question": name,
            "position": position,
            "score": result.score,
            "possible": result.possible,
            "outcome": str(result.outcome),
            "misconception": result.misconception,
            "feedback": result.feedback,
            "answer": result.answer,
            "seconds": result.seconds,
        }
        for position, (name, result) in enumerate(grade.questions.items())
    ]
    cases = [
        {"grade_id": row.id, "question": name, "position": position, **vars(case)}
        for name, result in grade.questions.items()
        for position, case in enumerate(result.tests)
    ]
    for table, values in ((QuestionRow, questions), (CaseRow, cases)):
        if values:
            session.execute(insert(table), values)
    return row.id


def load(session: Session, ids: Sequence[int]) -> Iterator[Grade]:
    """Yield the grades of these ids, in this order."""
    questions = _questions(session, ids)
    heads = {
        row.id: (row, name, slug, student)
        for row, name, slug, student in session.execute(
            select(GradeRow, HandedIn.name, HandedIn.slug, Person.student)
            .join(HandedIn, GradeRow.submission_id == HandedIn.id)
            .join(Person, HandedIn.person_id == Person.id)
            .where(GradeRow.id.in_(ids))
        )
    }
    for number in ids:
        row, name, slug, student = heads[number]
        yield Grade(
            submission=name,
            student=student,
            slug=slug,
            status=Status(row.status),
            questions=questions[number],
            seconds=row.seconds,
            jail=row.jail,
            notes=tuple(row.notes),
            own_seconds=row.own_seconds,
        )


def _questions(session: Session, ids: Sequence[int]) -> dict[int, dict[str, QuestionResult]]:
    """Return the results of each grade's questions, in the order of its exam."""
    cases: dict[tuple[int, str], list[CaseResult]] = defaultdict(list)
    # Columns instead of objects: a class of 2,000 has more than 100,000 cases.
    c, q = CaseRow, QuestionRow
    for grade_id, question, *case in session.execute(
        select(c.grade_id, c.question, c.name, c.hidden, c.passed, c.score, c.possible, c.message)
        .where(c.grade_id.in_(ids))
        .order_by(c.grade_id, c.question, c.position)
    ):
        cases[grade_id, question].append(CaseResult(*case))
    results: dict[int, dict[str, QuestionResult]] = defaultdict(dict)
    told = (q.score, q.possible, q.outcome, q.misconception, q.feedback, q.answer, q.seconds)
    for row in session.execute(
        select(q.grade_id, q.question, *told)
        .where(q.grade_id.in_(ids))
        .order_by(q.grade_id, q.position)
    ):
        results[row.grade_id][row.question] = QuestionResult(
            score=row.score,
            possible=row.possible,
            outcome=Outcome(row.outcome),
            misconception=row.misconception,
            feedback=row.feedback,
            tests=tuple(cases[row.grade_id, row.question]),
            answer=row.answer or "",
            seconds=row.seconds or 0.0,
        )
    return results
