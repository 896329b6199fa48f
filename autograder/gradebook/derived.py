"""Writes what is derived from the store: `grades.csv`, `class.csv` and one JSON file a submission.

Every file is replaced whole and only where its content changed, and none is ever removed: to write
again is cheap, and mends whatever an interrupted run left behind.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from autograder.gradebook.classes import Member
from autograder.model import SCHEMA, Grade

GRADES = "grades.csv"
CLASS = "class.csv"
RESULTS = "results"
FORMULA = re.compile(r"(^\s*|;\s*)(?=[=+\-@＝＋－＠])")
"""Where a spreadsheet may see a formula; some of them split a line of a CSV file at `;`."""
TOLD_APART = re.compile(r"-[0-9a-f]{16}$")
LONGEST_NAME, LONGEST_CELL = 200, 200


def as_json(grade: Grade) -> dict[str, Any]:
    """Return the versioned record of one grade; numbers are written alike, wherever from."""
    return {
        "schema": SCHEMA,
        "submission": grade.submission,
        "student": grade.student,
        "slug": grade.slug,
        "status": str(grade.status),
        "score": float(grade.score),
        "possible": float(grade.possible),
        "questions": {
            name: {
                "score": float(result.score),
                "possible": float(result.possible),
                "outcome": str(result.outcome),
                "misconception": result.misconception,
                "feedback": result.feedback,
                "tests": [
                    {
                        "name": test.name,
                        "hidden": test.hidden,
                        "passed": test.passed,
                        "score": float(test.score),
                        "possible": float(test.possible),
                        "message": test.message,
                    }
                    for test in result.tests
                ],
            }
            for name, result in grade.questions.items()
        },
        "seconds": float(grade.seconds),
        "jail": grade.jail,
        "notes": list(grade.notes),
    }


def write(folder: Path, grades: Iterable[Grade], questions: Sequence[str]) -> None:
    """Write the whole gradebook, whose grades come sorted by submission."""
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(["submission", "student", "status", "score", "possible", *questions])
    for grade in grades:
        write_result(folder, grade)
        writer.writerow(row(grade, questions))
    _replace(folder / GRADES, table.getvalue())


def write_class(
    folder: Path, class_: Iterable[tuple[Member, Grade | None]], questions: Sequence[str]
) -> None:
    """Write who is in the class: a row for each person, with the one result that counts."""
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    head = ("student", "name", "standing", "late", "submission", "status", "score", "possible")
    writer.writerow([*head, *questions, "note"])
    for member, grade in class_:
        late = "yes" if member.late else ""
        who = [plain(member.student), plain(member.name), member.standing, late]
        submission, _, *rest = row(grade, questions) if grade else [""] * (5 + len(questions))
        writer.writerow([*who, submission, *rest, plain(member.note)])
    _replace(folder / CLASS, table.getvalue())


def write_result(folder: Path, grade: Grade) -> Path:
    """Write the JSON file of one grade."""
    path = folder / RESULTS / file_name(grade.submission)
    _replace(path, json.dumps(as_json(grade), indent=1, ensure_ascii=True, allow_nan=False) + "\n")
    return path


def row(grade: Grade, questions: Sequence[str]) -> list[str]:
    """Return the row of one grade; a question that its exam did not have yet is left empty."""
    scores = [
        number(grade.questions[name].score) if name in grade.questions else "" for name in questions
    ]
    names = [plain(grade.submission), plain(grade.student)]
    return [*names, str(grade.status), number(grade.score), number(grade.possible), *scores]


def file_name(submission: str) -> str:
    """Return the name of a result file, which no other submission has."""
    return f"{safe_name(submission)}.json"


def safe_name(text: str) -> str:
    """Return a name for a file on what `text` names, which nothing else has.

    A name that cannot be kept gets a hash, and so does one that looks as if it had one: nobody can
    hand in a file under the name that another one's result was given.
    """
    name = "".join(c if c.isprintable() and c != "/" else "_" for c in text)
    long = len(name.encode()) > LONGEST_NAME
    if long or name != text or TOLD_APART.search(name):
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        name = f"{name[:40] if long else name}-{digest}"
    return name


def number(value: float) -> str:
    """Return a number as short as it can be said."""
    return f"{value:g}"


def plain(text: str) -> str:
    """Return a text of one line that no spreadsheet takes for a formula."""
    clean = "".join(c if c.isprintable() else " " for c in text)[:LONGEST_CELL]
    return FORMULA.sub(lambda found: f"{_quoted(found[1])}", clean)


def _quoted(before: str) -> str:
    return f";'{before[1:]}" if before.startswith(";") else f"'{before}"


def _replace(path: Path, text: str) -> None:
    replace_file(path, text.encode("utf-8", "backslashreplace"))


def replace_file(path: Path, data: bytes) -> None:
    """Replace a file whole, where its content is another one."""
    if path.is_file() and path.read_bytes() == data:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    try:
        part.write_bytes(data)
        os.replace(part, path)
    except OSError:
        part.unlink(missing_ok=True)  # On a full disk half a file only takes more room.
        raise
