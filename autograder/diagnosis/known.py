"""What the known attempts answer: asked in the jail when first needed, and remembered."""

from __future__ import annotations

import hashlib
import threading
from collections import defaultdict
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgpack

from autograder.conventions import answer_id
from autograder.diagnosis.records import Contract, contract, failed, fits, heard, typical
from autograder.grading.exam import Exam
from autograder.grading.sitting import Noted, Record, cut_short
from autograder.grading.submission import ask_all
from autograder.model import Attempt, Cell, Question, QuestionResult, Submission
from autograder.portable import HOW
from autograder.sandbox.pool import Pool


def sit(
    attempt: Attempt, question: Question, exam: Exam, pool: Pool
) -> tuple[QuestionResult, Record]:
    """Grade one attempt on its question; the other questions have their solutions."""
    cells = [
        Cell(answer_id(name), attempt.source if name == question.name else source)
        for name, source in exam.bundle.solutions.items()
    ]
    submission = Submission(attempt.name, "student-01", tuple(cells))
    answered, _ = ask_all(submission, (question,), exam, pool)
    return answered[question.name]


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

    What it holds of a question is used while its tests, attempts and what they reach stay the same,
    and answers are noted as they were.
    """

    def __init__(self, exam: Exam, pool: Pool, memory: Path | None = None) -> None:
        self.exam, self.pool, self.memory = exam, pool, memory
        self.locks: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)
        self.writing = threading.Lock()
        self.records: dict[str, dict[str, Record]] = self._recall()
        self.known: dict[tuple[str, float | None], Known] = {}

    def of(self, question: Question, earns: float | None = None) -> Known:
        """Return what the attempts of `question` answer; of wrong ones, those that earn so much.

        An answer is given by an attempt only where it earns the same, so most need not be asked.
        """
        with self.locks[question.name]:
            if (question.name, earns) not in self.known:
                attempts = [
                    attempt
                    for attempt in self.exam.bundle.attempts
                    if attempt.question == question.name
                    and (attempt.right or earns in (None, attempt.earns))
                ]
                asked = [(attempt, self._ask(attempt, question)) for attempt in attempts]
                right = [record for attempt, record in asked if attempt.right]
                right += [self._redrawn(question)] if right else []
                self.remember()
                wrong = [pair for pair in asked if not pair[0].right]
                self.known[question.name, earns] = Known.of(right, wrong)
            return self.known[question.name, earns]

    def other(self, attempt: Attempt, question: Question) -> tuple[Record, Record]:
        """Return what an attempt answers that is not in the bank, exactly and typically."""
        shared = self.of(question).contract
        with self.locks[question.name]:
            record = self._ask(attempt, question)
            self.remember()
        exact = heard(record, shared)
        return exact, typical(exact, shared)

    def ask(self, attempt: Attempt, question: Question) -> Record:
        """Return what one attempt answers, as it is."""
        with self.locks[question.name]:
            return self._ask(attempt, question)

    def _redrawn(self, question: Question) -> Record:
        """Return what the solution answers when its random draws are others."""
        source = self.exam.bundle.solutions[question.name]
        solution = Attempt(question.name, "the solution, redrawn", True, source)
        with self.pool.with_another_seed() as redrawn:
            return self._ask(solution, question, redrawn)

    def _ask(self, attempt: Attempt, question: Question, pool: Pool | None = None) -> Record:
        records = self.records.setdefault(question.name, {})
        name = f"{'right' if attempt.right else 'wrong'}/{attempt.name}"
        if name not in records:
            records[name] = sit(attempt, question, self.exam, pool or self.pool)[1]
        return records[name]

    def _key(self, question: str) -> str:
        bundle = self.exam.bundle
        attempts = [(a.name, a.right, a.source) for a in bundle.attempts if a.question == question]
        around = bundle.reach.get(question, (bundle.setup, bundle.elsewhere, bundle.solutions))
        parts = (around, bundle.tests[question], attempts, HOW)
        return hashlib.sha256(repr((parts, self.pool.seed)).encode()).hexdigest()

    def _recall(self) -> dict[str, dict[str, Record]]:
        if self.memory is None or not self.memory.is_file():
            return {}
        try:
            return {
                name: {
                    attempt: {case: Noted(*noted) for case, noted in record.items()}
                    for attempt, record in held["records"].items()
                }
                for name, held in msgpack.unpackb(self.memory.read_bytes()).items()
                if name in self.exam.bundle.tests and held["key"] == self._key(name)
            }
        except (msgpack.UnpackException, ValueError, TypeError, AttributeError, KeyError):
            return {}  # no memory of ours: what it lacks is asked again

    def remember(self) -> None:
        """Put what was asked so far where the next run finds it."""
        if self.memory is None:
            return
        with self.writing:
            held = {
                name: {
                    "key": self._key(name),
                    "records": {
                        attempt: {case: (n.passed, n.answers) for case, n in record.items()}
                        for attempt, record in list(records.items())
                        if not cut_short(record)
                    },
                }
                for name, records in list(self.records.items())
            }
            self.memory.parent.mkdir(parents=True, exist_ok=True)
            part = self.memory.with_suffix(".part")
            part.write_bytes(msgpack.packb(held))
            part.replace(self.memory)


def merged(memories: Iterable[bytes]) -> bytes:
    """Return one memory that holds what several do; the first one's questions stand as they are."""
    together: dict[str, Any] = {}
    for memory in filter(None, memories):
        for name, held in msgpack.unpackb(memory).items():
            mine = together.setdefault(name, held)
            if mine["key"] == held["key"]:
                mine["records"] = held["records"] | mine["records"]
    packed: bytes = msgpack.packb(together)
    return packed


def public_answers(
    exam: Exam, pool: Pool, questions: Iterable[str], jobs: int, memory: Path
) -> dict[str, dict[str, dict[str, Any]]]:
    """Return what wrong attempts answer to public cases, by question and attempt.

    Left out are those that pass every public case, and those whose answers are random: a student's
    draws are others.  What was asked is kept in the folder `memory`: a build that is stopped, or
    stops, need not ask it again.
    """
    with pool.with_another_seed() as redrawn, ThreadPoolExecutor(jobs) as threads:
        answers = KnownAnswers(exam, pool, memory / "public.msgpack")
        again = KnownAnswers(exam, redrawn, memory / "redrawn.msgpack")

        def ask(question: Question) -> dict[str, dict[str, Any]]:
            public = question.public
            found = {
                attempt.name: {
                    "passed": [noted.passed for noted in record.values()],
                    "answers": [answer for noted in record.values() for answer in noted.answers],
                }
                for attempt, record in answers.of(public).typical
                if failed(record) and fits(again.ask(attempt, public), record)
            }
            again.remember()
            return found

        wanted = [q for q in exam.bundle.manifest.questions if q.name in set(questions)]
        return dict(zip((q.name for q in wanted), threads.map(ask, wanted)))
