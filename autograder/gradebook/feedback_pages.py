"""What a student reads of a result: one page, as HTML and as Markdown.

Of a hidden test neither its name nor its message stands there: what may be said of it is in the
question's feedback already.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from autograder.gradebook import pages
from autograder.model import CaseResult, Grade, Outcome, QuestionResult, Status

WORDS = {
    Outcome.PASSED: ("●", "right"),
    Outcome.PARTIAL: ("◐", "partly right"),
    Outcome.FAILED: ("○", "not right yet"),
    Outcome.ERRORED: ("✗", "it did not run"),
    Outcome.BLANK: ("·", "not attempted"),
}
STOPPED = {
    Status.TIMED_OUT: "Some of it took too long and was stopped; the rest was graded.",
    Status.CRASHED: "Some of it crashed; the rest was graded.",
    Status.OUT_OF_MEMORY: "Some of it used too much memory and was stopped; the rest was graded.",
}
RUN_CHECK = "Change the answer cell, run it, and run the check below it until all of it passes."
OTHER_NUMBERS = (
    "The check in the notebook passes. The grader also tries other numbers, shapes and types: "
    "read the question once more, and try some of your own."
)
TRY = {
    Outcome.BLANK: "Fill in the answer cell, run it, and run the check below it.",
    Outcome.ERRORED: "Runtime → Restart session and run all: every cell must run from top to end.",
}


@dataclass(frozen=True)
class Check:
    """One check that the student can see in the notebook."""

    name: str
    passed: bool
    message: str


@dataclass(frozen=True)
class Answer:
    """What is said of one question."""

    name: str
    score: float
    possible: float
    outcome: str
    mark: str
    word: str
    feedback: str
    is_idea: bool
    """Whether the feedback is on a known idea behind the mistake."""
    advice: str
    checks: tuple[Check, ...]
    hidden: str
    decided: bool
    """Whether a person set the points."""


@dataclass(frozen=True)
class Page:
    """All of one student's page."""

    title: str
    student: str
    name: str
    submission: str
    score: float
    possible: float
    problem: str
    answers: tuple[Answer, ...]

    def html(self) -> str:
        """Return the page, self-contained."""
        return pages.html("feedback.html.j2", page=self)

    def markdown(self) -> str:
        """Return the same as Markdown."""
        return pages.text("feedback.md.j2", page=self)

    def comment(self) -> str:
        """Return a short form in HTML, for a platform's comment field."""
        return pages.fragment("comment.html.j2", page=self)


def page(grade: Grade, title: str, name: str = "", decided: Collection[str] = ()) -> Page:
    """Return what the student of a grade reads; `decided` are questions whose points a person set.

    A file that is no submission has one problem and no answers.
    """
    invalid = grade.status is Status.INVALID
    problem = STOPPED.get(grade.status, "")
    if invalid:
        problem = next((found.feedback for found in grade.questions.values()), "")
    answers = (
        _answer(question, found, question in decided)
        for question, found in grade.questions.items()
        if not invalid or question in decided
    )
    return Page(
        title=title,
        student=grade.student,
        name=name,
        submission=grade.submission,
        score=grade.score,
        possible=grade.possible,
        problem=problem,
        answers=tuple(answers),
    )


def _answer(name: str, found: QuestionResult, decided: bool) -> Answer:
    blank = found.outcome is Outcome.BLANK
    seen = [case for case in found.tests if not case.hidden and not blank]
    mark, word = WORDS[found.outcome]
    return Answer(
        name=name,
        score=found.score,
        possible=found.possible,
        outcome=str(found.outcome),
        mark=mark,
        word=word,
        feedback=found.feedback,
        is_idea=found.misconception is not None,
        advice=_advice(found),
        checks=tuple(Check(_words(case), case.passed, case.message) for case in seen),
        hidden="" if blank else _hidden([case for case in found.tests if case.hidden]),
        decided=decided,
    )


def _advice(found: QuestionResult) -> str:
    """Return what to try next."""
    if found.outcome is Outcome.PASSED:
        return ""
    if found.outcome in TRY:
        return TRY[found.outcome]
    seen = [case for case in found.tests if not case.hidden]
    return OTHER_NUMBERS if seen and all(case.passed for case in seen) else RUN_CHECK


def _words(case: CaseResult) -> str:
    return case.name.removeprefix("test_").replace("_", " ")


def _hidden(cases: list[CaseResult]) -> str:
    if not cases:
        return ""
    if all(case.passed for case in cases):
        return "The checks that only the grader has pass, too."
    return "Not all of the checks that only the grader has pass."
