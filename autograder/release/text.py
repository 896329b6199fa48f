"""Texts made comparable, however they are laid out: without spaces, and their numbers."""

from __future__ import annotations

import re

NUMBER = re.compile(r"(?<![\w.])\d[\d_]*(?:\.\d*)?(?:[eE][+-]?\d+)?(?!\w)")
DIGITS = 3
"""A number with at least so many significant digits is no coincidence."""


def squeezed(text: str) -> str:
    """Return `text` without spaces and with one kind of quotes, so that layout hides nothing."""
    return "".join(text.split()).replace("'", '"')


def numbers(text: str) -> set[str]:
    """Return the numbers in `text` that have at least three significant digits."""
    found = set()
    for number in NUMBER.findall(text):
        digits = re.split("[eE]", number)[0].replace(".", "").replace("_", "").lstrip("0")
        if len(digits) >= DIGITS:
            found.add(number)
    return found
