"""Tells blank from wrong: was a question's stub left as it was?"""

from __future__ import annotations

import re
from collections.abc import Iterable

from autograder.model import Cell, Question


def essence(source: str) -> str:
    """Return what matters of a cell's text: no empty lines, no comments, no trailing space."""
    lines = (line.rstrip() for line in source.splitlines())
    return "\n".join(line for line in lines if line and not line.lstrip().startswith("#"))


def defines(source: str, name: str) -> bool:
    """Tell whether a cell seems to bind `name` at its top level or in a plain block."""
    name = re.escape(name)
    return bool(
        re.search(
            rf"^\s*(?:async\s+)?(?:def|class)\s+{name}\b"
            rf"|^\s*{name}\s*(?::[^=\n]+)?=(?!=)"
            rf"|^\s*(?:from\b.*|import\b.*\bas\s+|.*,\s*){name}\b(?=\s*[,=\n]|\s*$)",
            source,
            re.MULTILINE,
        )
    )


def is_blank(question: Question, cells: Iterable[Cell]) -> bool:
    """True when no cell but the untouched stub answers `question`."""
    stub = essence(question.stub)
    for cell in cells:
        text = essence(cell.source)
        if not text or text == stub:
            continue
        if cell.id == f"{question.name}-answer":
            return False
        if any(defines(cell.source, name) for name in question.defines):
            return False
    return question.defines != () or any(essence(cell.source) == stub for cell in cells)
