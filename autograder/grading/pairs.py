"""Puts two mistakes into one answer: a three-way merge of two wrong attempts on a right one."""

from __future__ import annotations

import ast
import itertools
import re
from collections.abc import Iterable
from difflib import SequenceMatcher

TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
MOST_CHANGED = 0.6
"""Of the tokens: where more of a right answer has to go, it is not what was slipped from."""

Change = tuple[int, int, tuple[str, ...]]
"""A stretch of the base, from and to, and the tokens put there instead."""


def combine(one: str, other: str, bases: Iterable[str]) -> str | None:
    """Return a cell with the faults of two, None where they are not two slips from one answer.

    A fault is what differs from a right answer; of `bases` the nearest to both is taken.
    """
    found = [merged for base in bases if (merged := _merge(one, other, TOKEN.findall(base)))]
    return min(found)[1] if found else None


def _merge(one: str, other: str, base: list[str]) -> tuple[int, str] | None:
    """Return how much of `base` both change, and the text with both changes in it."""
    changes = sorted({*_changes(base, one), *_changes(base, other)})
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


def _changes(base: list[str], text: str) -> list[Change]:
    tokens = TOKEN.findall(text)
    blocks = SequenceMatcher(None, base, tokens, autojunk=False).get_opcodes()
    return [(i, j, tuple(tokens[k:m])) for kind, i, j, k, m in blocks if kind != "equal"]
