"""The bytes of a notebook as data: what can be read is read, what cannot is said in a line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from autograder.errors import IntakeError
from autograder.grading.files import ASK
from autograder.grading.wrong_files import refusal
from autograder.model import Cell

MAX_CELLS = 2_000
MAX_SOURCE = 4_000_000
"""Characters of one cell that are kept; pasted data has less, and the jail takes no more."""
MAX_PARTS = 6_000_000
"""Containers and keys of a file, by their signs: each costs some hundred bytes of memory here."""

MARKS = ((b"\xff\xfe\0\0", "utf-32"), (b"\0\0\xfe\xff", "utf-32"), (b"\xff\xfe", "utf-16"))
WIDE = (*MARKS, (b"\xfe\xff", "utf-16"))
SURROGATE = re.compile("[\ud800-\udfff]")
KINDS = frozenset({"code", "markdown", "raw"})
ASCII = bytes(range(128))
OLD_KINDS = frozenset({"heading", "html"})


@dataclass(frozen=True)
class Notebook:
    """What the grader needs of a notebook: its cells, what they printed, what was odd about it."""

    cells: tuple[Cell, ...]
    printed: tuple[str, ...]
    """The saved standard output of each cell."""
    has_outputs: bool
    """Whether any output at all was saved."""
    notes: tuple[str, ...] = ()


def read(name: str, data: bytes) -> Notebook:
    """Return the notebook in `data`; IntakeError says what it is instead."""
    notes: list[str] = []
    text = decode(data, notes)
    if text is None or not text.lstrip("\ufeff \t\r\n\0").startswith("{"):
        raise refusal(name, data, text)
    if sum(map(text.count, ("[", "{", '":'))) > MAX_PARTS:
        wrong = "this notebook holds far too many values to be read"
        raise IntakeError(name, wrong, "Clear the largest outputs, save, and hand it in again.")
    book = _parse(name, data, text, notes)
    raw = _raw_cells(name, data, text, book, notes)
    found = [cell for cell in raw if isinstance(cell, dict)]
    if len(found) < len(raw):
        notes.append(f"{len(raw) - len(found)} entries that are no cells were left out")
    return _notebook(found, notes)


def decode(data: bytes, notes: list[str]) -> str | None:
    """Return `data` as text, None when it is none; another encoding than UTF-8 is noted."""
    for mark, encoding in WIDE:
        if data.startswith(mark):
            notes.append(f"saved as {encoding.upper()}, not as UTF-8: read all the same")
            return data.decode(encoding, "replace")
    guess = json.detect_encoding(data[:8]) if data else "utf-8"
    if guess.startswith(("utf-16", "utf-32")):
        text = data.decode(guess, "replace")
        if text.count("\ufffd") > len(text) // 100:
            return None
        notes.append(f"saved as {guess.upper()}, not as UTF-8: read all the same")
        return text
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    return _other_encoding(data, notes)


def _other_encoding(data: bytes, notes: list[str]) -> str | None:
    """Read damaged UTF-8, or a file that an editor saved in a one-byte encoding."""
    if b"\0" in data:
        return None
    text = data.decode("utf-8-sig", "replace")
    lost = text.count("\ufffd")
    beyond = len(data.translate(None, ASCII))
    # A character of UTF-8 beyond ASCII has two bytes or more, of which none is lost.
    if lost * 3 < beyond:
        notes.append(f"{lost} places of the file are not UTF-8 and were read as \ufffd")
        return text
    notes.append("not saved as UTF-8: read with the encoding Windows-1252 (Latin-1)")
    return data.decode("cp1252", "replace")


def _parse(name: str, data: bytes, text: str, notes: list[str]) -> dict[str, Any]:
    """Return the JSON object that `text` begins with; what follows it is noted."""
    text = text.lstrip("\ufeff \t\r\n\0")
    decoder = json.JSONDecoder(parse_int=_integer, strict=False)
    try:
        book, end = decoder.raw_decode(text)
    except RecursionError:
        raise IntakeError(name, "this file is nested far too deeply", ASK) from None
    except (ValueError, MemoryError):
        raise refusal(name, data, text) from None
    if text[end:].strip("\ufeff \t\r\n\0"):
        notes.append("text after the end of the notebook was ignored")
    return book  # type: ignore[no-any-return]  # it begins with a brace


def _integer(digits: str) -> int:
    """Return an integer; Python refuses to read very long ones, and nothing here needs them."""
    return int(digits) if len(digits) < 100 else 0


def _raw_cells(
    name: str, data: bytes, text: str, book: dict[str, Any], notes: list[str]
) -> list[Any]:
    """Return the list of cells, of format 3 too, wherever a wrapper has put it."""
    for inner in (book, book.get("content"), book.get("notebook")):
        if not isinstance(inner, dict):
            continue
        cells = inner.get("cells")
        if isinstance(cells, list):
            version = str(inner.get("nbformat", 4))
            if version != "4":
                notes.append(f"of format {clean(version)[:20]}: read as format 4")
            return cells
        if isinstance(inner.get("worksheets"), list):
            notes.append("a notebook of format 3 or older, upgraded to format 4")
            sheets = [sheet for sheet in inner["worksheets"] if isinstance(sheet, dict)]
            lists = [sheet["cells"] for sheet in sheets if isinstance(sheet.get("cells"), list)]
            flat = [cell for listed in lists for cell in listed]
            return [*map(_upgraded, flat[:MAX_CELLS]), *flat[MAX_CELLS:]]
    if set(book) & {"url", "doc_id", "resource_id"} and len(text) < 2000:
        raise refusal(f"{name}.gdoc", data, text)
    raise IntakeError(name, "this is JSON, but not a notebook", ASK)


def _upgraded(cell: Any) -> Any:
    """Return a cell of format 3 as one of format 4; an odd one as it is."""
    import nbformat  # takes a second, and hardly any class needs it
    from nbformat.v4.convert import upgrade_cell

    try:
        old = nbformat.from_dict({"outputs": [], **cell})
        for key in ("input", "source"):
            if isinstance(old.get(key), list):
                old[key] = _joined(old[key])
        return dict(upgrade_cell(old))
    except Exception:  # whatever a hostile cell makes of the upgrade
        return cell


def _notebook(found: list[dict[str, Any]], notes: list[str]) -> Notebook:
    if len(found) > MAX_CELLS:
        notes.append(f"{len(found)} cells: only the first {MAX_CELLS} are read")
        found = found[:MAX_CELLS]
    cells, printed, has_outputs = [], [], False
    for position, raw in enumerate(found, 1):
        kind = _kind(raw, position, notes)
        source = _source(raw, position, notes)
        cells.append(Cell(_id(raw), source, kind))
        outputs = _outputs(raw) if kind == "code" else []
        has_outputs = has_outputs or bool(outputs)
        printed.append("".join(_stdout(outputs)))
    return Notebook(tuple(cells), tuple(printed), has_outputs, tuple(_brief(notes)))


def _kind(raw: dict[str, Any], position: int, notes: list[str]) -> str:
    """Return ``code``, ``markdown`` or ``raw``: of an unknown kind, what the cell looks like."""
    kind = raw.get("cell_type")
    text = kind.strip().lower() if isinstance(kind, str) else ""
    if text in KINDS:
        return text
    like = "code" if "outputs" in raw or "execution_count" in raw else "raw"
    if text not in OLD_KINDS:
        said = repr(clean(str(kind))[:40]) if kind is not None else "no kind"
        notes.append(f"cell {position} is of {said}: read as {like}")
    return like


def _source(raw: dict[str, Any], position: int, notes: list[str]) -> str:
    value = raw["source"] if "source" in raw else raw.get("input")
    if isinstance(value, list):
        parts = [line for line in value if isinstance(line, str)]
        if len(parts) < len(value):
            notes.append(f"cell {position}: what is not text in its source was left out")
        value = "".join(parts)
    if not isinstance(value, str):
        notes.append(f"cell {position} has no source: read as empty")
        return ""
    if len(value) > MAX_SOURCE:
        notes.append(f"cell {position} holds {len(value)} characters: left out")
        return ""
    return SURROGATE.sub("\ufffd", value)


def _id(raw: dict[str, Any]) -> str:
    """Return the cell's id; Colab keeps it in the metadata."""
    metadata = raw.get("metadata")
    kept = metadata.get("id") if isinstance(metadata, dict) else ""
    value = raw.get("id") or kept
    return SURROGATE.sub("\ufffd", value[:100]) if isinstance(value, str) else ""


def _outputs(raw: dict[str, Any]) -> list[dict[str, Any]]:
    outputs = raw.get("outputs")
    return [out for out in outputs if isinstance(out, dict)] if isinstance(outputs, list) else []


def _stdout(outputs: Iterable[dict[str, Any]]) -> Iterator[str]:
    for output in outputs:
        name = output.get("name", output.get("stream", "stdout"))
        if output.get("output_type") == "stream" and name == "stdout":
            yield _joined(output.get("text"))


def _joined(value: Any) -> str:
    if isinstance(value, list):
        return "".join(line for line in value if isinstance(line, str))
    return value if isinstance(value, str) else ""


def _brief(notes: list[str], most: int = 10) -> list[str]:
    more = len(notes) - most
    return [*notes[:most], f"{more} more of this kind"] if more > 0 else notes


def clean(text: str) -> str:
    """Return a text of a student's for one line: printable characters only."""
    return "".join(c if c.isprintable() else " " for c in text)
