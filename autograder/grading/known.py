"""What the known attempts answer: asked in the jail when first needed, and remembered."""

from __future__ import annotations

import hashlib
import itertools
import threading
from collections import defaultdict
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import astuple, dataclass, replace
from pathlib import Path
from typing import Any

import msgpack

from autograder.answers import ANY, MISSING, alike, bare
from autograder.grading.one import Exam, Noted, Record, Sitting, grade_question
from autograder.model import Attempt, Cell, Question, QuestionResult, Submission
from autograder.sandbox.warm import Ready


def sit(
    attempt: Attempt, question: Question, exam: Exam, ready: Ready
) -> tuple[QuestionResult, Record]:
    """Grade one attempt on its question; the other questions have their solutions."""
    cells = [
        Cell(f"{name}-answer", attempt.source if name == question.name else source)
        for name, source in exam.bundle.solutions.items()
    ]
    submission = Submission(attempt.name, "student-01", tuple(cells))
    sitting = Sitting(exam, submission, ready)
    try:
        result = grade_question(question, sitting)
    finally:
        sitting.close()
    return result, sitting.records.get(question.name, {})


Contract = dict[str, list[Any]]
"""What all right answers share, by case: ANY where they differ, only keys that all have."""


@dataclass(frozen=True)
class Known:
    """What the attempts of one question answer; `typical` of wrong ones as others may answer it."""

    contract: Contract
    exact: list[tuple[Attempt, Record]]
    typical: list[tuple[Attempt, Record]]

    @classmethod
    def of(cls, right: Iterable[Record], wrong: list[tuple[Attempt, Record]]) -> Known:
        shared = contract(right)
        exact = [(attempt, heard(record, shared)) for attempt, record in wrong]
        return cls(shared, exact, [(a, typical(record, shared)) for a, record in exact])


class KnownAnswers:
    """Asks attempts once.  `memory` is a file that lasts from one run to the next.

    What it holds of a question is used while tests, attempts and solutions stay the same.
    """

    def __init__(self, exam: Exam, ready: Ready, memory: Path | None = None) -> None:
        self.exam, self.ready, self.memory = exam, ready, memory
        self.locks: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)
        self.writing = threading.Lock()
        self.records: dict[str, dict[str, Record]] = self._recall()
        self.known: dict[str, Known] = {}

    def of(self, question: Question) -> Known:
        """Return what the attempts of `question` answer."""
        with self.locks[question.name]:
            if question.name not in self.known:
                attempts = [a for a in self.exam.bundle.attempts if a.question == question.name]
                asked = [(attempt, self._ask(attempt, question)) for attempt in attempts]
                right = [record for attempt, record in asked if attempt.right]
                right += [self._redrawn(question)] if right else []
                self._remember()
                wrong = [pair for pair in asked if not pair[0].right]
                self.known[question.name] = Known.of(right, wrong)
            return self.known[question.name]

    def other(self, attempt: Attempt, question: Question) -> tuple[Record, Record]:
        """Return what an attempt answers that is not in the bank, exactly and typically."""
        shared = self.of(question).contract
        with self.locks[question.name]:
            record = self._ask(attempt, question)
            self._remember()
        exact = heard(record, shared)
        return exact, typical(exact, shared)

    def _redrawn(self, question: Question) -> Record:
        """Return what the solution answers when its random draws are others."""
        source = self.exam.bundle.solutions[question.name]
        solution = Attempt(question.name, "the solution, redrawn", True, source)
        with self.ready.with_another_seed() as ready:
            return self._ask(solution, question, ready)

    def _ask(self, attempt: Attempt, question: Question, ready: Ready | None = None) -> Record:
        records = self.records.setdefault(question.name, {})
        name = f"{'right' if attempt.right else 'wrong'}/{attempt.name}"
        if name not in records:
            records[name] = sit(attempt, question, self.exam, ready or self.ready)[1]
        return records[name]

    def _key(self, question: str) -> str:
        bundle = self.exam.bundle
        attempts = [astuple(a) for a in bundle.attempts if a.question == question]
        parts = (bundle.setup, bundle.tests[question], bundle.solutions, attempts)
        return hashlib.sha256(repr((parts, self.ready.seed)).encode()).hexdigest()

    def _recall(self) -> dict[str, dict[str, Record]]:
        if self.memory is None or not self.memory.is_file():
            return {}
        return {
            name: {
                attempt: {case: Noted(*noted) for case, noted in record.items()}
                for attempt, record in held["records"].items()
            }
            for name, held in msgpack.unpackb(self.memory.read_bytes()).items()
            if name in self.exam.bundle.tests and held["key"] == self._key(name)
        }

    def _remember(self) -> None:
        if self.memory is None:
            return
        with self.writing:
            held = {
                name: {
                    "key": self._key(name),
                    "records": {
                        attempt: {case: (n.passed, n.answers) for case, n in record.items()}
                        for attempt, record in list(records.items())
                    },
                }
                for name, records in list(self.records.items())
            }
            self.memory.parent.mkdir(parents=True, exist_ok=True)
            part = self.memory.with_suffix(".part")
            part.write_bytes(msgpack.packb(held))
            part.replace(self.memory)


def public_answers(
    exam: Exam, ready: Ready, questions: Iterable[str], jobs: int
) -> dict[str, dict[str, dict[str, Any]]]:
    """Return what wrong attempts answer to public cases, by question and attempt.

    Left out are those that pass every public case, and those whose answers are random: a student's
    draws are others.
    """
    with ready.with_another_seed() as redrawn, ThreadPoolExecutor(jobs) as pool:
        answers = KnownAnswers(exam, ready)

        def ask(question: Question) -> dict[str, dict[str, Any]]:
            public = replace(question, cases=tuple(c for c in question.cases if not c.hidden))
            return {
                attempt.name: {
                    "passed": [noted.passed for noted in record.values()],
                    "answers": [answer for noted in record.values() for answer in noted.answers],
                }
                for attempt, record in answers.of(public).typical
                if failed(record) and fits(sit(attempt, public, exam, redrawn)[1], record)
            }

        wanted = [q for q in exam.bundle.manifest.questions if q.name in set(questions)]
        return dict(zip((q.name for q in wanted), pool.map(ask, wanted)))


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
    are, too, unless the record holds nothing but errors: those have many causes.
    """
    lost = [answer for noted in record.values() if not noted.passed for answer in noted.answers]
    only_errors = all("said" in answer for answer in lost)

    def answer(mine: Any, right: Any) -> Any:
        if "value" in mine and "value" in right:
            return {"value": _typical(mine["value"], right["value"])}
        return mine if only_errors or "said" not in mine else {"raised": mine["raised"]}

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
