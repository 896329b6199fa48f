"""Names the idea behind a wrong answer: which known attempts answer as this one did?

Test cases ask every answer the same things.  What a submission answered where it failed is held
against what each wrong attempt answered there: first to the letter, then with what right answers
differ in left free, then against two mistakes put into one answer.  A name is only given where no
other would fit as well.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from autograder.diagnosis.known import Known, KnownAnswers
from autograder.diagnosis.pairs import Pair, pairs
from autograder.diagnosis.records import failed, fits, same_answers, typical
from autograder.grading.feedback import contrast
from autograder.grading.result import Again, Diagnosis
from autograder.grading.sitting import Record, cut_short
from autograder.model import Attempt, Question

DRAWN = (
    "Run again, your code gives other answers: something in it is drawn at random, "
    "a shuffle or a start."
)

MOST_PAIRS = 16
"""Pairs that are asked for one answer, the most promising first."""


class Diagnostician:
    """Diagnoses records of wrong answers; asks known attempts as needed."""

    def __init__(self, answers: KnownAnswers) -> None:
        self.answers = answers

    def __call__(self, question: Question, record: Record, again: Again) -> Diagnosis:
        passed = record.keys() - failed(record)
        score = sum(case.points for case in question.cases if case.name in passed)
        known = self.answers.of(question, score)
        exact = [attempt for attempt, answered in known.exact if fits(record, answered)]
        typical = [attempt for attempt, answered in known.typical if fits(record, answered)]
        if exact or len(typical) == 1:
            return Diagnosis(((exact or typical)[0],))
        if not typical:  # of several that fit, none can be told to be the one
            everything = self.answers.of(question)
            bundle = self.answers.exam.bundle
            right = [a.source for a in bundle.attempts if a.question == question.name and a.right]
            bases = (bundle.solutions[question.name], *right)
            for pair in itertools.islice(promising(record, everything, bases), MOST_PAIRS):
                both = Attempt(
                    question.name, f"{pair.one.name} + {pair.other.name}", False, pair.source
                )
                if any(fits(record, answered) for answered in self.answers.other(both, question)):
                    return Diagnosis((pair.one, pair.other))
        return Diagnosis(fact=form(question, record, known) or drawn(record, known, again))


def promising(record: Record, known: Known, bases: tuple[str, ...]) -> Iterator[Pair]:
    """Yield pairs that fail, taken together, just where `record` does, the likeliest first.

    Likely is a pair of which one alone explains many of the failed cases, and one of small slips.
    """
    lost = failed(record)
    fails = {attempt: failed(answered) for attempt, answered in known.typical}
    explains = {
        attempt: {case for case in lost if _explains(answered, record, case)}
        for attempt, answered in known.typical
    }
    fitting = [
        pair for pair in pairs(tuple(fails), bases) if fails[pair.one] | fails[pair.other] == lost
    ]
    yield from sorted(fitting, key=lambda p: -len(explains[p.one] | explains[p.other]))


def _explains(known: Record, record: Record, case: str) -> bool:
    return case in known and same_answers(record[case].answers, known[case].answers)


def form(question: Question, record: Record, known: Known) -> str:
    """Return a sentence on how the first odd answer differs in form from right ones, or nothing.

    Only what the student's own functions gave back is looked at: a helper's findings have forms
    that no student knows.
    """
    for case, noted in record.items():
        if noted.passed:
            continue
        for answer, right, name in zip(noted.answers, known.contract.get(case, []), noted.by):
            if name in question.defines and "value" in answer and "value" in right:
                said = contrast(answer["value"], right["value"])
                if said:
                    return said
    return ""


def drawn(record: Record, known: Known, again: Again) -> str:
    """Return a sentence where an answer changes with the random draws, though right ones do not."""
    if cut_short(record):
        return ""
    one, other = typical(record, known.contract), typical(again(), known.contract)
    same = all(
        same_answers(other[c].answers, one[c].answers) for c in failed(record) & other.keys()
    )
    return "" if same else DRAWN
