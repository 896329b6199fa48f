"""Compares records: what was answered to one question, against what known attempts answer."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable
from typing import Any

from autograder.grading.sitting import Noted, Record
from autograder.portable.answers import ANY, MISSING, alike, bare

Contract = dict[str, list[Any]]
"""What all right answers share, by case: ANY where they differ, only keys that all have."""


def failed(record: Record) -> set[str]:
    """Return the names of the cases that failed."""
    return {case for case, noted in record.items() if not noted.passed}


def fits(record: Record, known: Record) -> bool:
    """Tell whether a record fails the same cases as a known one, with the same answers there."""
    return record.keys() == known.keys() and all(
        noted.passed == known[case].passed
        and (noted.passed or same_answers(noted.answers, known[case].answers))
        for case, noted in record.items()
    )


def same_answers(answers: list[Any], known: list[Any]) -> bool:
    return len(answers) == len(known) and all(map(alike, answers, known))


def contract(right: Iterable[Record]) -> Contract:
    """Return what right records share, case by case and answer by answer."""
    shared: Contract = {}
    for record in right:
        if failed(record):
            continue  # a right attempt that is none: `verify` reports it
        for case, noted in record.items():
            before = shared.get(case, noted.answers)
            shared[case] = [_shared(a, b) for a, b in zip(before, noted.answers)]
    for answers in shared.values():
        for answer in answers:
            answer.pop("said", None)  # the text of an error that is asked for is free
    return shared


def _shared(one: Any, other: Any) -> Any:
    if isinstance(one, dict) and isinstance(other, dict):
        return {key: _shared(one[key], other[key]) for key in one if key in other}
    if isinstance(one, list) and isinstance(other, list):
        same = len(one) == len(other)
        return [_shared(mine, theirs) for mine, theirs in zip(one, other)] if same else ANY
    one, other = bare(one), bare(other)
    return one if alike(one, other) else ANY


def heard(record: Record, shared: Contract) -> Record:
    """Return a wrong record without the words of errors that are asked for."""

    def answer(mine: Any, right: Any) -> Any:
        return {"raised": mine["raised"]} if "raised" in mine and "raised" in right else mine

    return _compared(record, shared, answer)


def typical(record: Record, shared: Contract) -> Record:
    """Return a wrong record as heard, as others may answer it with the same idea in mind.

    What right answers differ in is free, and so are keys that they lack.  The words of an error
    are not: one class of errors has many causes.
    """

    def answer(mine: Any, right: Any) -> Any:
        if "value" in mine and "value" in right:
            return {"value": _typical(mine["value"], right["value"])}
        return mine

    return _compared(record, shared, answer)


def _compared(record: Record, shared: Contract, change: Callable[[Any, Any], Any]) -> Record:
    """Return a record with each answer changed in view of the right one, {} where there is none."""
    return {
        case: Noted(
            noted.passed,
            [
                change(mine, right)
                for mine, right in zip(
                    noted.answers, itertools.chain(shared.get(case, []), itertools.repeat({}))
                )
            ],
        )
        for case, noted in record.items()
    }


def _typical(answer: Any, right: Any) -> Any:
    if right == ANY:
        return ANY
    if isinstance(answer, dict) and isinstance(right, dict):
        return {key: _typical(answer.get(key, MISSING), item) for key, item in right.items()}
    if isinstance(answer, list) and isinstance(right, list):
        if len(answer) == len(right):
            return [_typical(mine, theirs) for mine, theirs in zip(answer, right)]
        return [_typical(answer[0], right[0]), *answer[1:]]  # of any kind, where that is free
    return answer
