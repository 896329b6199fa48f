"""Looks once more at a question that lost points, as it stood where the student checked it.

A later cell that rebinds a helper, shadows `list` or switches something for all of TensorFlow
breaks answers whose checks were green.  The answer was right when it was given, so that counts.
"""

from __future__ import annotations

import builtins
import re
from collections.abc import Sequence

from autograder.conventions import GRADER
from autograder.grading.blank import defined, runs, used
from autograder.model import Cell, Question

LONGEST_ANSWER = 20_000
GLOBAL = re.compile(
    r"\b(?:disable|enable|set|reset|clear|use|seed)_\w+\s*\(|\bimport\s+\*|\bglobals\s*\("
    r"|\b(?:setattr|exec|eval|reload|chdir|seterr|seed)\s*\(|^%(?:reset|cd|env|run|load)|^\s*del\b"
    r"|^\s*\w+(?:\.\w+)+\s*=(?!=)",
    re.MULTILINE,
)
"""What may change more than a cell's own names: switches, attributes, star imports, `del`."""


def standing(question: Question, cells: Sequence[Cell]) -> int:
    """Return the position of the cell after which a question stood as it was checked.

    The last check of it that comes after a definition, else the last definition; -1 for neither.
    """
    found = definitions(question, cells)
    check = re.compile(rf"\b{GRADER}\.check\(\s*['\"]{re.escape(question.name)}['\"]")
    checks = [
        p for p, cell in enumerate(cells) if cell.kind == "code" and check.search(cell.source)
    ]
    after = [p for p in checks if found and p > found[0]]
    return max(after or found, default=-1)


def definitions(question: Question, cells: Sequence[Cell]) -> list[int]:
    """Return the positions of the cells that define what a question asks for."""
    return [
        position
        for position, cell in enumerate(cells)
        if runs(cell) and not defined(cell.source).isdisjoint(question.defines)
    ]


def answer(question: Question, cells: Sequence[Cell]) -> str:
    """Return the cell that answers a question, the last one; empty where none does."""
    found = definitions(question, cells)
    return cells[found[-1]].source[:LONGEST_ANSWER] if found else ""


def breakers(question: Question, cells: Sequence[Cell]) -> dict[int, str]:
    """Return the later cells that may have broken an answer, and what they do to it.

    Most wrong answers have none: no later cell touches what they use.
    """
    last = standing(question, cells)
    if last < 0:
        return {}
    before = [cell for cell in cells[: last + 1] if runs(cell)]
    needed = {name for cell in before for name in used(cell.source)} | set(dir(builtins))
    later = enumerate(cells[last + 1 :], last + 1)
    touched = {p: _touches(cell, needed | set(question.defines)) for p, cell in later if runs(cell)}
    return {position: what for position, what in touched.items() if what}


def _touches(cell: Cell, needed: set[str]) -> str:
    """Return what a cell does that an answer may feel, empty where it does nothing such."""
    names = sorted(needed & defined(cell.source))
    if names:
        return f"changes `{names[0]}`"
    switch = GLOBAL.search(cell.source)
    if not switch:
        return ""
    line = cell.source[: switch.end()].count("\n")
    return f"runs `{cell.source.splitlines()[line].strip()}`"
