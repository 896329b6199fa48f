"""A table of separated values that can be changed cell by cell; all other bytes stay.

The csv module forgets how a cell was written; here every cell keeps its text as it stands in the
file, so a worksheet that was filled in differs from the download in the filled cells alone.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from autograder.lms.errors import RosterError

MAX_BYTES = 100 * 1024 * 1024
SEPARATORS = (",", ";", "\t")
FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
EXPORT_AGAIN = "Export it as CSV UTF-8 and try again."
BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


@dataclass(frozen=True)
class Row:
    """One row: the line it begins in, its cells as they are written, and its line end."""

    line: int
    raw: tuple[str, ...]
    end: str

    @property
    def cells(self) -> list[str]:
        """The values of the cells, without quotes."""
        return [_value(cell) for cell in self.raw]


@dataclass(frozen=True)
class Table:
    """A file of separated values, byte for byte."""

    name: str
    encoding: str
    bom: bytes
    separator: str
    before: tuple[Row, ...]
    """What stands above the header: Excel's ``sep=;``."""
    header: Row
    rows: tuple[Row, ...] = field(repr=False)

    def with_cells(self, row: Row, values: Mapping[int, str]) -> Row:
        """Return a row in which the numbered cells hold other values."""
        raw = [*row.raw, *[""] * (max(values, default=0) + 1 - len(row.raw))]
        quoted = all(cell.startswith('"') for cell in self.header.raw)
        for column, value in values.items():
            always = quoted or raw[column].startswith('"')
            raw[column] = written(value, self.separator, always)
        return replace(row, raw=tuple(raw))

    def data(self, rows: Iterable[Row], columns: Sequence[int] | None = None) -> bytes:
        """Return the bytes of header and rows, of the given columns only."""
        lines = []
        for row in (*self.before, self.header, *rows):
            raw = row.raw
            if columns is not None and row not in self.before:
                raw = tuple(raw[c] if c < len(raw) else "" for c in columns)
            lines.append(self.separator.join(raw) + (row.end or self.header.end or "\n"))
        return self.bom + "".join(lines).encode(self.encoding)


def read_table(path: Path) -> Table:
    """Read a file whose encoding, separator and line ends are found out."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise RosterError(str(path), f"not readable ({error.strerror})", "Check it.") from None
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise RosterError(str(path), "an Excel workbook, not a CSV file", EXPORT_AGAIN)
    if len(data) > MAX_BYTES:
        raise RosterError(str(path), f"larger than {MAX_BYTES >> 20} MB", EXPORT_AGAIN)
    encoding, bom = _encoding(str(path), data)
    text = data[len(bom) :].decode(encoding)
    separator, rows = _best(str(path), text)
    before = 1 if rows and rows[0].cells[0].lower().startswith("sep=") else 0
    if len(rows) <= before:
        raise RosterError(str(path), "an empty file", EXPORT_AGAIN)
    header, *rest = rows[before:]
    return Table(path.name, encoding, bom, separator, tuple(rows[:before]), header, tuple(rest))


def _encoding(name: str, data: bytes) -> tuple[str, bytes]:
    """Return encoding and byte order mark: UTF-8, UTF-16 (Excel's "Unicode Text"), cp1252."""
    for bom, encoding in BOMS:
        if data.startswith(bom):
            candidates = [(encoding, bom)]
            break
    else:
        wide = [("utf-16-le", b"")] if b"\0" in data[1:200:2] else [("utf-16-be", b"")]
        candidates = wide if b"\0" in data[:200] else [("utf-8", b""), ("cp1252", b"")]
    for encoding, bom in candidates:
        try:
            data[len(bom) :].decode(encoding)
        except UnicodeDecodeError:
            continue
        return encoding, bom
    raise RosterError(name, "text in an unknown encoding", EXPORT_AGAIN)


def _best(name: str, text: str) -> tuple[str, list[Row]]:
    """Return the separator that cuts the first lines evenly into the most cells, and all rows.

    So does Canvas: https://github.com/instructure/canvas-lms lib/gradebook_importer.rb.
    """
    told = re.match(r'"?sep=(.)"?\r?\n', text, re.IGNORECASE)
    found: list[tuple[tuple[bool, int], str, list[Row]]] = []
    for separator in (told[1],) if told else SEPARATORS:
        rows = _rows(text, separator)
        if rows is not None:
            head = [len(row.raw) for row in rows if any(row.raw)][: 4 if told else 3]
            even = len(set(head[1:] if told else head)) <= 1
            found.append(
                ((even and max(head, default=0) > 1, max(head, default=0)), separator, rows)
            )
    if not found:
        raise RosterError(f"{name}:{_open_quote(text)}", "a quote that does not end", EXPORT_AGAIN)
    _, separator, rows = max(found, key=lambda one: one[0])
    return separator, rows


def _rows(text: str, separator: str) -> list[Row] | None:
    """Return the rows of a text, or None if a quote in it does not end."""
    s = re.escape(separator)
    cell = re.compile(rf'("(?:[^"]|"")*+"[^{s}\r\n]*+|(?!")[^{s}\r\n]*+)({s}|\r\n|\n|\r|\Z)')
    rows: list[Row] = []
    raw: list[str] = []
    line, begin, at = 1, 1, 0
    while at < len(text):
        found = cell.match(text, at)
        if found is None:
            return None
        raw.append(found[1])
        line += _lines(found[0])
        at = found.end()
        if found[2] != separator:
            rows.append(Row(begin, tuple(raw), found[2]))
            raw, begin = [], line
    if raw:  # the text ends with a separator: an empty last cell
        rows.append(Row(begin, (*raw, ""), ""))
    return rows


def _lines(text: str) -> int:
    return text.count("\n") + text.count("\r") - text.count("\r\n")


def _open_quote(text: str) -> int:
    """Return the line of the last cell that begins with a quote."""
    starts = [m.start() for m in re.finditer(r'(?:^|[,;\t])"', text, re.MULTILINE)]
    return 1 + _lines(text[: starts[-1] if starts else 0])


def _value(raw: str) -> str:
    found = re.fullmatch(r'"((?:[^"]|"")*+)"(.*)', raw, re.DOTALL)
    return found[1].replace('""', '"') + found[2] if found else raw


def written(value: str, separator: str = ",", always: bool = False) -> str:
    """Return a value as a cell is written: in quotes where it must be, or always."""
    if always or re.search(rf'["\r\n{re.escape(separator)}]|^\s|\s$', value):
        return '"' + value.replace('"', '""') + '"'
    return value


def harmless(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    clean = text.replace("\0", "")
    return f"'{clean}" if is_formula(clean) else clean


def is_formula(text: str) -> bool:
    """Say whether a spreadsheet may take a text for a formula (OWASP, "CSV Injection")."""
    return text.startswith(FORMULA) or text.lstrip().startswith(FORMULA)


def number(value: float, comma: bool = False) -> str:
    """Return points with at most two decimals: ``31.5``, ``6``, ``31,5``."""
    if not math.isfinite(value):
        raise ValueError(f"{value} is no grade")
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    text = "0" if text == "-0" else text
    return text.replace(".", ",") if comma else text
