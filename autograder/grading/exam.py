"""A bundle made ready for grading: the callable of every test case, and how long it may take."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from autograder.grading.elsewhere import Sights, looks
from autograder.model import Bundle, Case, Limits, Question

TIMES = 40
"""A case may take so many times the CPU time that the solution took on this machine."""

Reader = Callable[[Any], tuple[Any, str, list[str]]]
"""Takes a submitted notebook; returns what its saved outputs prove, else why they prove nothing,
and notes for staff.  A mapping with a `student_id` is the proof of that person."""


def import_otter() -> Any:
    """Return what reads test files; the first time, Otter is imported, which takes seconds."""
    from otter.test_files.exception_test import ExceptionTestFile

    return ExceptionTestFile


@dataclass(frozen=True)
class Exam:
    """A bundle made ready: the callable of every test case, by question and case name.

    `readers` are for the arguments of test cases that are read in the submitted file, `looks` the
    helpers that look elsewhere.  Of the solution, `taken` has the CPU seconds that each case took,
    and `seen` what its objects looked like.
    """

    bundle: Bundle
    tests: dict[str, dict[str, Callable[[Any], None]]]
    arguments: dict[str, set[str]]
    readers: dict[str, Reader]
    given: Mapping[str, Any] = field(default_factory=dict)
    """What the module of the readers defines, for cases that are about what they read."""
    taken: Mapping[tuple[str, str], float] = field(default_factory=dict)
    seen: Sights = field(default_factory=dict)
    looks: frozenset[str] = frozenset()

    @classmethod
    def load(cls, bundle: Bundle) -> Exam:
        tests, arguments = {}, {}
        for question, source in bundle.tests.items():
            file = import_otter().from_string(source, path=f"{question}.py")
            cases = {case.body.test_func.__name__: case.body for case in file.test_cases}
            tests[question] = {name: body.call_func for name, body in cases.items()}
            signatures = [inspect.signature(body.test_func).parameters for body in cases.values()]
            arguments[question] = {name for names in signatures for name in names}
        space: dict[str, Any] = {"__name__": "evidence"}
        exec(compile(bundle.evidence, "evidence.py", "exec"), space)
        readers = space.get("EVIDENCE", {})
        seen = looks(bundle.elsewhere)
        return cls(bundle, tests, arguments, readers, space, looks=seen)

    @property
    def questions(self) -> tuple[Question, ...]:
        return self.bundle.manifest.questions

    def reads_the_file(self, question: Question) -> bool:
        """Tell whether a question is about what the submitted notebook shows, not its code."""
        return not self.readers.keys().isdisjoint(self.arguments[question.name])

    def rehearsed(self, taken: Mapping[tuple[str, str], float], seen: Sights) -> Exam:
        """Return the same exam, with what its solution took, and what was seen of it."""
        return replace(self, taken=taken, seen=seen)

    def seconds(self, question: Question, case: Case, limits: Limits) -> float:
        """Return the CPU seconds that a submission may take for one case."""
        return max(limits.call_seconds, TIMES * self.taken.get((question.name, case.name), 0.0))
