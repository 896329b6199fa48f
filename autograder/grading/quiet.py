"""Reads students' code without a word: what Python warns of is for those who wrote it."""

from __future__ import annotations

import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

ONE = threading.Lock()
"""Filters of warnings belong to the process, and submissions are read side by side."""


@contextmanager
def quietly() -> Iterator[None]:
    """Keep warnings about a student's escapes and comparisons off the screen of staff."""
    with ONE, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
