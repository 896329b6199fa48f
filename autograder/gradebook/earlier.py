"""Reads the results of an earlier version, which kept no store, so that they stay."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from autograder.gradebook.derived import RESULTS
from autograder.model import SCHEMA, CaseResult, Grade, Outcome, QuestionResult, Status

VERSION = "before the store"


def results(folder: Path) -> Iterator[Grade]:
    """Yield the grade in each result file of `folder`, sorted; other files are passed over."""
    for path in sorted((folder / RESULTS).glob("*.json")):
        try:
            yield read(json.loads(path.read_bytes()))
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            continue


def read(record: dict[str, Any]) -> Grade:
    """Return the grade of one record of schema 1; ValueError, KeyError or TypeError: it is none."""
    if record["schema"] != SCHEMA:
        raise ValueError(record["schema"])
    return Grade(
        submission=str(record["submission"]),
        student=str(record["student"]),
        slug=str(record["slug"]),
        status=Status(record["status"]),
        questions={str(name): _question(found) for name, found in record["questions"].items()},
        seconds=float(record["seconds"]),
        jail=str(record["jail"]),
        notes=tuple(str(note) for note in record.get("notes", ())),
    )


def _question(found: dict[str, Any]) -> QuestionResult:
    idea = found["misconception"]
    return QuestionResult(
        score=float(found["score"]),
        possible=float(found["possible"]),
        outcome=Outcome(found["outcome"]),
        misconception=None if idea is None else str(idea),
        feedback=str(found["feedback"]),
        tests=tuple(_case(test) for test in found["tests"]),
    )


def _case(test: dict[str, Any]) -> CaseResult:
    return CaseResult(
        name=str(test["name"]),
        hidden=bool(test["hidden"]),
        passed=bool(test["passed"]),
        score=float(test["score"]),
        possible=float(test["possible"]),
        message=str(test["message"]),
    )
