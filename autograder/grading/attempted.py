"""Tells blank from wrong: was a question's stub left as it was?"""

from __future__ import annotations

import re
from collections.abc import Iterable

from autograder.model import NOT_RUN, Cell, Question

SETUP_TITLE = "#@title Setup"


def essence(source: str) -> str:
    """Return what matters of a cell's text: no empty lines, no comments, no trailing space."""
    lines = (line.rstrip() for line in source.splitlines())
    return "\n".join(line for line in lines if line and not line.lstrip().startswith("#"))


def runs(cell: Cell) -> bool:
    """Tell whether the grader runs a cell: code, neither the given setup nor marked as not run."""
    given = cell.id == "setup" or cell.source.lstrip().startswith(SETUP_TITLE)
    return cell.kind == "code" and not given and NOT_RUN not in cell.source


def defines(source: str, name: str) -> bool:
    """Tell whether a cell seems to bind `name`: defined, assigned or imported in a plain line."""
    if name not in source:
        return False
    name = re.escape(name)
    return bool(
        re.search(
            rf"^[ \t]*(?:async\s+)?(?:def|class)\s+{name}\b"
            rf"|^[ \t]*(?:\w+\s*,\s*)*{name}(?:\s*,\s*\w+)*\s*(?::[^=\n]+)?=(?!=)"
            rf"|^[ \t]*(?:from\b.*|import\b.*)\b{name}\s*(?:,|$)",
            source,
            re.MULTILINE,
        )
    )


def is_blank(question: Question, cells: Iterable[Cell]) -> bool:
    """True when no cell but the untouched stub answers `question`.

    A question whose stub is not run is answered by what a cell printed, so there a changed stub is
    the only sign of an attempt.
    """
    stub = essence(question.stub)
    printed = NOT_RUN in question.stub
    untouched = False
    for cell in cells:
        if cell.kind != "code":
            continue
        text = essence(cell.source)
        untouched = untouched or text == stub
        if not text or text == stub:
            continue
        if cell.id == f"{question.name}-answer":
            return False
        if not printed and runs(cell) and any(defines(cell.source, n) for n in question.defines):
            return False
    return untouched or not printed
