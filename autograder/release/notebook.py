"""Notebooks as data: read without repairs, written the same byte for byte each time."""

from __future__ import annotations

import json
import re
from typing import Any

import nbformat
from nbformat.v4.rwbase import rejoin_lines

INDENT = re.compile(r"^ +", re.MULTILINE)
"""No string in JSON goes on in another line, so this is all that stands there."""

Notebook = Any
"""A `nbformat.NotebookNode`, which has no types of its own."""


def read(text: str) -> Notebook:
    """Return the notebook in `text` exactly as it stands there.

    `nbformat.read` would give new ids to cells without one; a rule wants to see that.
    Raises ValueError when the text is not a notebook of format 4.
    """
    data = json.loads(text)
    if not isinstance(data, dict) or data.get("nbformat") != 4 or "cells" not in data:
        raise ValueError("not a notebook of format 4")
    return rejoin_lines(nbformat.from_dict(data))


def write(notebook: Notebook, *, small: bool = False) -> bytes:
    """Return the bytes of a notebook file: sorted keys, one space of indent, a final newline.

    A small one, without indent and with each cell's source on one line, has a tenth less.
    """
    nbformat.validate(notebook)
    text = str(nbformat.writes(notebook, version=4, split_lines=not small)).rstrip("\n") + "\n"
    return (INDENT.sub("", text) if small else text).encode("utf-8")


def is_executed(notebook: Notebook) -> bool:
    """Tell whether every code cell has run and something was printed or drawn."""
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    return all(cell.execution_count for cell in code) and any(cell.outputs for cell in code)
