"""Names the idea behind a wrong answer: which known attempts answer as this one did?

Test cases ask every answer the same things.  What a submission answered where it failed is held
against what each wrong attempt answered there: first to the letter, then with what right answers
differ in left free, then against two mistakes put into one answer.  A name is only given where no
other would fit as well.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from autograder.grading.feedback import contrast
from autograder.grading.known import Known, KnownAnswers, failed, fits, same_answers
from autograder.grading.one import Diagnosis, Record
from autograder.grading.pairs import combine
from autograder.model import Attempt, Question

MOST_PAIRS = 12
"""Pairs that are tried for one answer, the most promising first."""


class Diagnostician:
    """Diagnoses records of wrong answers; asks known attempts as needed."""

    def __init__(self, answers: KnownAnswers) -> None:
        self.answers = answers

    def __call__(self, question: Question, record: Record) -> Diagnosis:
        known = self.answers.of(question)
        exact = [attempt for attempt, answered in known.exact if fits(record, answered)]
        typical = [attempt for attempt, answered in known.typical if fits(record, answered)]
        if exact or len(typical) == 1:
            return Diagnosis(((exact or typical)[0],))
        if not typical:  # of several that fit, none can be told to be the one
            for one, other in itertools.islice(promising(record, known), MOST_PAIRS):
                if self._fits_both(one, other, question, record):
                    return Diagnosis((one, other))
        return Diagnosis(fact=fact(record, known))

    def _fits_both(self, one: Attempt, other: Attempt, question: Question, record: Record) -> bool:
        bundle = self.answers.exam.bundle
        right = [a.source for a in bundle.attempts if a.question == question.name and a.right]
        source = combine(one.source, other.source, [bundle.solutions[question.name], *right])
        if source is None:
            return False
        both = Attempt(question.name, f"{one.name} + {other.name}", False, source)
        return any(fits(record, known) for known in self.answers.other(both, question))


def promising(record: Record, known: Known) -> Iterator[tuple[Attempt, Attempt]]:
    """Yield pairs that fail, taken together, just where `record` does, the likeliest first.

    Likely is a pair of which one alone explains many of the failed cases.
    """
    lost = failed(record)
    explained = [
        (attempt, failed(answered), {c for c in lost if _explains(answered, record, c)})
        for attempt, answered in known.typical
    ]
    pairs = [
        (len(mine | theirs), one, other)
        for (one, fails, mine), (other, others, theirs) in itertools.combinations(explained, 2)
        if fails | others == lost
    ]
    pairs.sort(key=lambda pair: -pair[0])
    yield from ((one, other) for _, one, other in pairs)


def _explains(known: Record, record: Record, case: str) -> bool:
    return case in known and same_answers(record[case].answers, known[case].answers)


def fact(record: Record, known: Known) -> str:
    """Return a sentence on how the last answer to a failed case differs in kind from right ones."""
    for case in record:
        answers, right = record[case].answers, known.contract.get(case, [])
        if record[case].passed or not answers or len(right) < len(answers):
            continue
        answer, other = answers[-1], right[len(answers) - 1]
        if "value" in answer and "value" in other:
            said = contrast(answer["value"], other["value"])
            if said:
                return said
    return ""
