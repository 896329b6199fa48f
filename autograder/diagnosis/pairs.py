"""Puts two mistakes into one answer: a three-way merge of two wrong attempts on a right one."""

from __future__ import annotations

import ast
import functools
import itertools
import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from autograder.model import Attempt

TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
MOST_CHANGED = 0.6
"""Of the tokens: where more of a right answer has to go, it is not what was slipped from."""


@dataclass(frozen=True)
class Pair:
    """Two wrong attempts and a cell with the faults of both; `size` counts what they change."""

    one: Attempt
    other: Attempt
    source: str
    size: int


@functools.cache
def pairs(wrong: tuple[Attempt, ...], bases: tuple[str, ...]) -> list[Pair]:
    """Return all pairs of `wrong` that go together, those of the smallest slips first.

    A fault is what differs from a right answer; of `bases` the nearest to both is taken.  Two
    attempts whose faults touch each other do not go together.
    """
    split = [TOKEN.findall(_without_docstrings(base)) for base in bases]
    changes = [{a: _changes(base, a.source) for a in wrong} for base in split]
    found = []
    for one, other in itertools.combinations(wrong, 2):
        merged = [
            both
            for base, changed in zip(split, changes)
            if (both := _merge(base, changed[one], changed[other]))
        ]
        if merged:
            size, source = min(merged)
            found.append(Pair(one, other, source, size))
    return sorted(found, key=lambda pair: pair.size)


def _without_docstrings(source: str) -> str:
    """Return a cell as a student may have typed it, who seldom copies the words as well."""
    lines: list[str | None] = list(source.split("\n"))
    try:
        tree = ast.parse(source)
    except SyntaxError:  # magics of IPython
        return source
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and ast.get_docstring(node) is not None:
            first, last = node.body[0].lineno, node.body[0].end_lineno or 0
            lines[first - 1 : last] = [None] * (last - first + 1)
    return "\n".join(line for line in lines if line is not None)


Changes = frozenset[tuple[int, int, tuple[str, ...]]]
"""Stretches of the base, from and to, and the tokens put there instead."""


def _changes(base: list[str], text: str) -> Changes:
    tokens = TOKEN.findall(text)
    blocks = SequenceMatcher(None, base, tokens, autojunk=False).get_opcodes()
    return frozenset((i, j, tuple(tokens[k:m])) for kind, i, j, k, m in blocks if kind != "equal")


def _merge(base: list[str], one: Changes, other: Changes) -> tuple[int, str] | None:
    """Return how much of `base` both change, and the text with both changes in it."""
    changes = sorted(one | other)
    for (start, end, _), (next_start, _, _) in itertools.pairwise(changes):
        if end > next_start or start == next_start:
            return None
    size = sum(end - start + len(tokens) for start, end, tokens in changes)
    if size > MOST_CHANGED * len(base):
        return None
    merged = list(base)
    for start, end, tokens in reversed(changes):
        merged[start:end] = tokens
    text = "".join(merged)
    try:
        ast.parse(text)
    except SyntaxError:
        return None
    return size, text
