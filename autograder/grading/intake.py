"""Reads what was handed in: files, folders and archives in, submissions out; nothing is run.

Whatever comes from a student is hostile data here: sizes and depths are capped, archives are read
member by member and never extracted, links are not followed.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from autograder.errors import IntakeError
from autograder.grading.exam import Reader
from autograder.model import Cell, Submission

NO_READERS: Mapping[str, Reader] = {}
MAX_BYTES = 50 * 1024 * 1024
MAX_RATIO = 200
MAX_MEMBERS = 10_000
MAX_CELLS = 2_000
MAX_SOURCE = 500_000
STUDENT_ID = re.compile(r"""^student_id\s*=\s*(["'])([^"'\n]{1,100})\1""", re.MULTILINE)


@dataclass(frozen=True)
class Handed:
    """One file that was handed in, under the name its row in the gradebook has."""

    name: str
    path: Path = field(repr=False)


def collect(paths: Iterable[Path]) -> list[Handed]:
    """Return every notebook and archive below `paths`, sorted by name.

    The name is the file's path below the given one, with ``/`` turned into ``__``.
    """
    found: dict[str, Path] = {}
    for top in paths:
        if not top.exists():
            raise IntakeError(str(top), "no such file or folder", "Check the path.")
        for path in [top] if top.is_file() else sorted(_files(top)):
            name = (path.name if top.is_file() else str(path.relative_to(top))).replace("/", "__")
            if name in found and found[name].resolve() != path.resolve():
                name = f"{top.name}__{name}"
            if name in found and found[name].resolve() != path.resolve():
                raise IntakeError(str(path), f"a second {name}", "Grade the folders one by one.")
            found[name] = path
    if not found:
        where = ", ".join(str(path) for path in paths)
        raise IntakeError(where, "no .ipynb or .zip here", "Name a folder that holds submissions.")
    return [Handed(name, found[name]) for name in sorted(found)]


def _files(top: Path) -> Iterable[Path]:
    for folder, subfolders, names in os.walk(top):
        subfolders[:] = [s for s in subfolders if s not in (".ipynb_checkpoints", "__MACOSX")]
        for name in names:
            path = Path(folder, name)
            if path.suffix.lower() in (".ipynb", ".zip") and not name.startswith("._"):
                yield path


def read_roster(path: Path) -> dict[str, str]:
    """Read a CSV of ``submission,student`` rows: who owns the file of that name."""
    try:
        rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
        return {row["submission"]: row["student"].strip() for row in rows}
    except (OSError, UnicodeDecodeError, KeyError, AttributeError, csv.Error):
        raise IntakeError(
            str(path), "not a roster", "Give a CSV with the columns submission and student."
        ) from None


def read(
    handed: Handed, roster: Mapping[str, str], readers: Mapping[str, Reader] = NO_READERS
) -> Submission:
    """Return the submission in one file; IntakeError says why it is none."""
    return parse(handed.name, _notebook_bytes(handed), roster, readers)


def parse(
    name: str, data: bytes, roster: Mapping[str, str], readers: Mapping[str, Reader] = NO_READERS
) -> Submission:
    """Return the submission in the bytes of one notebook of nbformat 4."""
    notebook = _json(name, data)
    cells = notebook.get("cells")
    if notebook.get("nbformat") != 4 or not isinstance(cells, list):
        raise _unreadable(name, "not a notebook of format 4")
    if len(cells) > MAX_CELLS or not all(isinstance(cell, dict) for cell in cells):
        raise _unreadable(name, f"not a list of at most {MAX_CELLS} cells")
    code = tuple(
        Cell(str(cell.get("id", ""))[:100], _text(name, cell.get("source")))
        for cell in cells
        if cell.get("cell_type") == "code"
    )
    evidence: dict[str, Any] = {}
    notes: list[str] = []
    for argument, reader in readers.items():
        evidence[argument], said = _evidence(reader, notebook)
        notes += said
    return Submission(
        name=name,
        student=_owner(name, code, roster),
        cells=code,
        evidence=evidence,
        notes=tuple(notes),
    )


def _notebook_bytes(handed: Handed) -> bytes:
    name, path = handed.name, handed.path
    if path.is_symlink():
        raise _unreadable(name, "a link, not a file")
    try:
        if path.stat().st_size > MAX_BYTES:
            raise _unreadable(name, f"larger than {MAX_BYTES >> 20} MB")
        data = path.read_bytes()
    except OSError as error:
        raise _unreadable(name, f"not readable ({error.strerror})") from None
    return _unzip(name, data) if path.suffix.lower() == ".zip" else data


def _unzip(name: str, data: bytes) -> bytes:
    """Return the one notebook of an archive, at most MAX_BYTES and MAX_RATIO of it."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            notebooks = [m for m in members if _is_notebook(m.filename)]
            if len(members) > MAX_MEMBERS or len(notebooks) != 1:
                raise _unreadable(name, f"holds {len(notebooks)} notebooks instead of one")
            with archive.open(notebooks[0]) as member:
                content = member.read(MAX_BYTES + 1)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError, ValueError):
        raise _unreadable(name, "not a readable archive") from None
    except Exception as error:  # zlib and lzma have errors of their own
        if isinstance(error, IntakeError):
            raise
        raise _unreadable(name, "not a readable archive") from None
    if len(content) > MAX_BYTES or len(content) > MAX_RATIO * max(len(data), 1024):
        raise _unreadable(name, "unpacks to far more than it should")
    return content


def _is_notebook(member: str) -> bool:
    parts = member.split("/")
    skipped = {"__MACOSX", ".ipynb_checkpoints"}.intersection(parts)
    return member.lower().endswith(".ipynb") and not skipped and not parts[-1].startswith("._")


def _json(name: str, data: bytes) -> dict[str, Any]:
    try:
        notebook = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError, MemoryError):
        raise _unreadable(name, "not JSON") from None
    if not isinstance(notebook, dict):
        raise _unreadable(name, "not a notebook")
    return notebook


def _text(name: str, source: Any) -> str:
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        source = "".join(source)
    if not isinstance(source, str) or len(source) > MAX_SOURCE:
        raise _unreadable(name, "a code cell without text, or with far too much")
    return source


def _evidence(reader: Reader, notebook: dict[str, Any]) -> tuple[Any, list[str]]:
    """Return what the saved outputs prove; odd outputs prove nothing."""
    try:
        return reader(notebook)
    except (TypeError, AttributeError):
        return None, ["outputs that are not a notebook's"]


def _owner(name: str, cells: tuple[Cell, ...], roster: Mapping[str, str]) -> str:
    """Return whose submission it is: the roster, else the notebook, else the file's name."""
    if name in roster:
        return roster[name]
    claimed = [found for cell in cells for found in STUDENT_ID.findall(cell.source)]
    ids = [text.strip() for _, text in claimed if text.strip()]
    return ids[-1] if ids else Path(name).stem


def _unreadable(name: str, wrong: str) -> IntakeError:
    return IntakeError(name, wrong, "Ask for the .ipynb file that Colab downloads.")
