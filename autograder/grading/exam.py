"""A bundle made ready for grading: the callable of every test case."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from otter.test_files.exception_test import ExceptionTestFile

from autograder.model import Bundle

TRAINING = "saved_training"
"""Test cases that ask for this name read the notebook's saved output, not a function."""


@dataclass(frozen=True)
class Exam:
    """A bundle made ready: the callable of every test case, by question and case name."""

    bundle: Bundle
    tests: dict[str, dict[str, Callable[[Any], None]]]
    reads_training: frozenset[str]

    @classmethod
    def load(cls, bundle: Bundle) -> Exam:
        tests, reads = {}, set()
        for question, source in bundle.tests.items():
            file = ExceptionTestFile.from_string(source, path=f"{question}.py")
            cases = {case.body.test_func.__name__: case.body for case in file.test_cases}
            tests[question] = {name: body.call_func for name, body in cases.items()}
            signatures = [inspect.signature(body.test_func).parameters for body in cases.values()]
            if any(TRAINING in parameters for parameters in signatures):
                reads.add(question)
        return cls(bundle, tests, frozenset(reads))
