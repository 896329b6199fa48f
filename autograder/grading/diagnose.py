"""Names the misconception behind a wrong answer: which known attempt answers as this one did?

Test cases ask every answer the same things.  What a submission answered, all of it, is compared
with what each wrong attempt answered; the first that agrees everywhere names the idea.  Attempts
are asked once, in the jail, through the path that grades students, and remembered.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgpack
import numpy as np

from autograder.checks import TOLERANCE
from autograder.grading.one import Exam, Record, Sitting, grade_question
from autograder.model import Attempt, Cell, Limits, Question, QuestionResult, Submission
from autograder.sandbox import channel
from autograder.sandbox.child import Zygote


def sit(
    attempt: Attempt, question: Question, exam: Exam, zygote: Zygote, limits: Limits, slot: int = 0
) -> tuple[QuestionResult, Record]:
    """Grade one attempt on its question; the other questions have their solutions."""
    cells = [
        Cell(f"{name}-answer", attempt.source if name == question.name else source)
        for name, source in exam.bundle.solutions.items()
    ]
    submission = Submission(attempt.name, "student-01", tuple(cells))
    sitting = Sitting(exam, submission, zygote, limits, slot)
    try:
        result = grade_question(question, sitting)
    finally:
        sitting.close()
    return result, sitting.records.get(question.name, {})


class Misconceptions:
    """What every wrong attempt answers, asked when first needed and remembered.

    `memory` is a folder that lasts from one run to the next; what it holds is used for the same
    bundle and seed only.
    """

    def __init__(
        self, exam: Exam, zygote: Zygote, limits: Limits, slot: int, memory: Path | None = None
    ) -> None:
        self.exam, self.zygote, self.limits, self.slot = exam, zygote, limits, slot
        self.lock = threading.Lock()
        key = hashlib.sha256(repr((exam.bundle, zygote.seed)).encode()).hexdigest()[:16]
        self.memory = memory / f"answers-{key}.msgpack" if memory else None
        self.records: dict[str, dict[str, Record]] = self._recall()

    def of(self, question: Question) -> list[tuple[Attempt, Record]]:
        """Return each wrong attempt of `question` with what it answered."""
        wrong = [
            attempt
            for attempt in self.exam.bundle.attempts
            if attempt.question == question.name and not attempt.right
        ]
        with self.lock:
            if question.name not in self.records:
                self.records[question.name] = {
                    attempt.name: sit(
                        attempt, question, self.exam, self.zygote, self.limits, self.slot
                    )[1]
                    for attempt in wrong
                }
                self._remember()
            records = self.records[question.name]
        return [(attempt, records[attempt.name]) for attempt in wrong]

    def _recall(self) -> dict[str, dict[str, Record]]:
        if self.memory is None or not self.memory.is_file():
            return {}
        recalled: dict[str, dict[str, Record]] = msgpack.unpackb(self.memory.read_bytes())
        return recalled

    def _remember(self) -> None:
        if self.memory is not None:
            self.memory.parent.mkdir(parents=True, exist_ok=True)
            part = self.memory.with_suffix(".part")
            part.write_bytes(msgpack.packb(self.records))
            part.replace(self.memory)
            for old in self.memory.parent.glob("answers-*.msgpack"):
                if old != self.memory:
                    old.unlink(missing_ok=True)

    def name(self, question: Question, record: Record) -> Attempt | None:
        """Return the wrong attempt that answered all of `record` in the same way, if any did."""
        for attempt, known in self.of(question):
            if alike(record, known):
                return attempt
        return None


def alike(one: Record, other: Record) -> bool:
    """Tell whether two records hold the same answers to the same cases."""
    return one.keys() == other.keys() and all(
        len(one[case]) == len(other[case])
        and all(same_answer(mine, theirs) for mine, theirs in zip(one[case], other[case]))
        for case in one
    )


def same_answer(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Compare two answers: the same kind of end, or values within the tolerance of the tests."""
    for ending in ("lost", "raised"):
        if ending in one or ending in other:
            return bool(one.get(ending, [None])[:1] == other.get(ending, [None])[:1])
    return same_value(one.get("value"), other.get("value")) and same_value(
        ["d", one.get("changed", {})], ["d", other.get("changed", {})]
    )


def same_value(one: channel.Tree, other: channel.Tree) -> bool:
    """Compare two wire trees by value: containers by their items, numbers within tolerance."""
    match one, other:
        case (["h", *_], ["h", *_]):
            return True  # what they are shows in what they answer next
        case (["d", dict(mine)], ["d", dict(theirs)]):
            return mine.keys() == theirs.keys() and all(
                same_value(mine[key], theirs[key]) for key in mine
            )
        case (["l" | "t" as kind, list(mine)], ["l" | "t" as other_kind, list(theirs)]):
            return (
                kind == other_kind
                and len(mine) == len(theirs)
                and all(same_value(a, b) for a, b in zip(mine, theirs))
            )
    a, b = _number(one), _number(other)
    if a is None or b is None:
        return type(one) is type(other) and bool(one == other)
    return a.shape == b.shape and bool(
        np.allclose(a, b, rtol=TOLERANCE, atol=TOLERANCE, equal_nan=True)
    )


def _number(tree: channel.Tree) -> Any:
    """Return a number or array as float64, one element as a scalar; None when it is neither."""
    if isinstance(tree, (bool, str)) or tree is None:
        return None
    if isinstance(tree, (int, float)):
        return np.float64(tree)
    if tree[0] != "a":
        return None
    array = np.asarray(channel.decode(tree, lambda number, name: None), np.float64)
    return array.reshape(()) if array.size == 1 else array
