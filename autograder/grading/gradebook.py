"""Writes the gradebook: one JSON file a submission and one CSV row each."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from autograder.model import SCHEMA, Grade

FORMULA = ("=", "+", "-", "@")


def as_json(grade: Grade) -> dict[str, Any]:
    """Return the versioned record of one grade."""
    return {
        "schema": SCHEMA,
        "submission": grade.submission,
        "student": grade.student,
        "slug": grade.slug,
        "status": str(grade.status),
        "score": grade.score,
        "possible": grade.possible,
        "questions": {
            name: {
                "score": result.score,
                "possible": result.possible,
                "outcome": str(result.outcome),
                "misconception": result.misconception,
                "feedback": result.feedback,
                "tests": [vars(test) for test in result.tests],
            }
            for name, result in grade.questions.items()
        },
        "seconds": grade.seconds,
        "jail": grade.jail,
        "notes": list(grade.notes),
    }


def file_name(submission: str) -> str:
    """Return the name of a result file; one too long for a file system is cut and told apart."""
    name = "".join(c if c.isprintable() and c != "/" else "_" for c in submission)
    if len(name.encode()) > 200:
        digest = hashlib.sha256(submission.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        name = f"{name[:40]}-{digest}"
    return f"{name}.json"


def write_result(folder: Path, grade: Grade) -> Path:
    """Write one result at once, so that an interrupted run loses nothing."""
    results = folder / "results"
    results.mkdir(parents=True, exist_ok=True)
    path = results / file_name(grade.submission)
    text = json.dumps(as_json(grade), indent=1, ensure_ascii=True, allow_nan=False)
    _replace(path, text + "\n")
    return path


def write_grades(folder: Path, grades: Iterable[Grade], questions: list[str]) -> Path:
    """Write ``grades.csv`` and drop results of an earlier run that are not of this one."""
    rows = sorted(grades, key=lambda grade: grade.submission)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["submission", "student", "status", "score", "possible", *questions])
    for grade in rows:
        scores = [number(grade.questions[q].score) for q in questions]
        names = [plain(grade.submission), plain(grade.student)]
        total = [number(grade.score), number(grade.possible)]
        writer.writerow([*names, str(grade.status), *total, *scores])
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "grades.csv"
    _replace(path, out.getvalue())
    kept = {file_name(grade.submission) for grade in rows}
    for old in (folder / "results").glob("*.json"):
        if old.name not in kept:
            old.unlink()
    return path


def number(value: float) -> str:
    return f"{value:g}"


def plain(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    clean = "".join(c if c.isprintable() else " " for c in text)[:200]
    return f"'{clean}" if clean.lstrip().startswith(FORMULA) else clean


def _replace(path: Path, text: str) -> None:
    part = path.with_suffix(path.suffix + ".part")
    part.write_text(text, encoding="utf-8", errors="backslashreplace")
    os.replace(part, path)
