"""Gradescope: "Export Submissions", grades CSV, and the autograder's ``results.json``.

https://gradescope-autograders.readthedocs.io/en/latest/specs/; the export as public tools read it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import yaml

from autograder.errors import IntakeError
from autograder.lms.errors import DownloadError
from autograder.lms.files import Tree
from autograder.lms.form import Form, GradeFile, Platform, share
from autograder.lms.model import Download, Person, Piece, gather

METADATA = "submission_metadata.yml"
MAX_METADATA = 512 * 1024 * 1024
FOLDER = re.compile(r"submission_[0-9]+/")
LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""Makes texts of everything: no object is built, and an id like 0123 stays as it is."""


def claims(tree: Tree) -> bool:
    """Say whether the metadata are there, or most files in ``submission_<id>/``."""
    return any(file.name == METADATA for file in tree.files) or share(tree, FOLDER) > 0.5


def read(tree: Tree) -> Download:
    """Read who handed in what from the metadata; a folder they do not name is nobody's."""
    records = _metadata(tree)
    pieces = list(_pieces(tree, records))
    there = {piece.label for piece in pieces}
    problems = [f"{key}: named in {METADATA}, but has no files" for key in records.keys() - there]
    if not records:
        problems.append(f"{METADATA} is missing: nobody's name is known")
    return gather("gradescope", pieces, sorted(problems))


def _pieces(tree: Tree, records: Mapping[str, Mapping[str, Any]]) -> Iterator[Piece]:
    for file in tree.work():
        if file.name == METADATA:
            continue
        key = file.name.split("/")[0]
        record = records.get(key, {})
        history = record.get("history")
        yield Piece(
            label=key,
            file=file,
            people=tuple(_people(record.get("submitters"))),
            time=_time(record.get("created_at")),
            attempt=1 + len(history) if isinstance(history, list) else 1,
        )


def _metadata(tree: Tree) -> dict[str, dict[str, Any]]:
    """Return the records by folder, their keys without Ruby's colons."""
    file = next((file for file in tree.files if file.name == METADATA), None)
    if file is None:
        return {}
    try:
        data = yaml.load(file.read(MAX_METADATA).decode("utf-8"), LOADER)
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError, IntakeError):
        raise DownloadError(METADATA, "not readable YAML", "Download it again.") from None
    if not isinstance(data, dict):
        return {}
    return {
        str(key).lstrip(":"): _plain(record)
        for key, record in data.items()
        if isinstance(record, dict)
    }


def _plain(record: dict[Any, Any]) -> dict[str, Any]:
    return {str(key).lstrip(":"): value for key, value in record.items()}


def _people(submitters: Any) -> Iterator[Person]:
    for one in submitters if isinstance(submitters, list) else ():
        if isinstance(one, dict):
            who = {key: value for key, value in _plain(one).items() if isinstance(value, str)}
            name, sid, email = (_told(who.get(key, "")) for key in ("name", "sid", "email"))
            if sid or email or name:
                yield Person.of(sid or email or name, name, number=sid, email=email)


def _told(value: str) -> str:
    return "" if value in ("~", "null") else value.strip()


def _time(text: Any) -> datetime | None:
    """Read ``2026-11-20 17:59:00.000000000 Z``, which is UTC unless an offset says else."""
    found = re.match(r"(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)\S* *([+-]\d\d:?\d\d)?", str(text))
    try:
        when = datetime.fromisoformat(f"{found[1]}T{found[2]}{found[3] or ''}") if found else None
    except ValueError:
        return None
    return when.replace(tzinfo=UTC) if when and when.tzinfo is None else when


@dataclass(frozen=True)
class Item:
    """One line of a result as Gradescope shows it."""

    name: str
    score: float
    possible: float
    output: str = ""
    hidden: bool = False


def results(items: Iterable[Item], output: str = "", seconds: float | None = None) -> bytes:
    """Return the ``results.json`` of an autograder; hidden items say that they are."""
    tests = [
        {
            "name": item.name,
            "score": item.score,
            "max_score": item.possible,
            "status": "passed" if item.score >= item.possible else "failed",
            "output": item.output,
            "visibility": "hidden" if item.hidden else "visible",
        }
        for item in items
    ]
    result: dict[str, Any] = {"score": sum(float(str(test["score"])) for test in tests)}
    result |= {"output": output, "visibility": "visible", "stdout_visibility": "hidden"}
    result |= {"tests": tests} | ({} if seconds is None else {"execution_time": seconds})
    return json.dumps(result, indent=1, allow_nan=False).encode()


def _late(lateness: str) -> str:
    """Return how late, of ``00:00:00`` nothing."""
    return lateness if re.search(r"[1-9]", lateness) else ""


def _is_staff(row: Mapping[str, str]) -> bool:
    return row.get("role", "Student") not in ("", "Student")


ROSTER = Form(
    title="Gradescope roster or grades",
    columns={
        "name": ("Name",),
        "first": ("First Name",),
        "last": ("Last Name",),
        "number": ("SID",),
        "email": ("Email",),
        "role": ("Role",),
        "section": ("Sections", "Section"),
        "late": ("Lateness (H:M:S)",),
    },
    needs=frozenset({"number", "email"}),
    key=("number", "email"),
    clean={"late": _late},
    skip=_is_staff,
)

PLATFORM = Platform(
    name="gradescope",
    title="Gradescope",
    claims=claims,
    read=read,
    forms=(ROSTER,),
    grades=GradeFile(
        name="gradescope-scores.csv",
        about=(("Name", "name"),),
        identity=(("SID", "number"), ("Email", "email")),
        note="Gradescope takes no scores of a programming assignment from a file: run the"
        " autograder there, and read this list.",
    ),
)
