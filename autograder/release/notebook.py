"""Notebooks as data: read without repairs, written the same byte for byte each time.

All that makes notebooks comes here for `nbformat`, which takes a second to import and which many
commands never need.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

Notebook = Any
"""A `nbformat.NotebookNode`, which has no types of its own."""


def read(text: str) -> Notebook:
    """Return the notebook in `text` exactly as it stands there.

    `nbformat.read` would give new ids to cells without one; a rule wants to see that.
    Raises ValueError when the text is not a notebook of format 4.
    """
    data = json.loads(text)
    if not isinstance(data, dict) or data.get("nbformat") != 4:
        raise ValueError("not a notebook of format 4")
    if not isinstance(data.get("cells"), list):
        raise ValueError("not a notebook of format 4")
    from nbformat.v4.rwbase import rejoin_lines

    return rejoin_lines(node(data))


def node(data: Any) -> Notebook:
    """Return a notebook, or a part of one, of what JSON says."""
    import nbformat

    return nbformat.from_dict(data)


def code(source: str, name: str, metadata: Mapping[str, Any] | None = None) -> Notebook:
    """Return a code cell that has not run."""
    cell = {"cell_type": "code", "id": name, "metadata": metadata or {}, "source": source}
    return node({**cell, "execution_count": None, "outputs": []})


def upgraded(data: Any) -> Notebook:
    """Return what JSON says of a notebook of an older format as one of format 4."""
    import nbformat

    return nbformat.convert(node(data), 4)


def flaw(notebook: Notebook) -> str:
    """Return what of a notebook is not as its format says, in one line; nothing where all is."""
    import nbformat

    try:
        nbformat.validate(notebook)
    except nbformat.ValidationError as error:
        return str(error).splitlines()[0]
    return ""


def committed(path: Path) -> Notebook | None:
    """Return the notebook in a file; None where there is none that can be read."""
    try:
        return read(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def write(notebook: Notebook, *, small: bool = False) -> bytes:
    """Return the bytes of a notebook file: sorted keys, one space of indent, a final newline.

    A small one, without spaces and with each cell on a line of its own, has a sixth less.
    Raises ValueError where it is not as its format says.
    """
    import nbformat

    if wrong := flaw(notebook):
        raise ValueError(wrong)
    if small:
        cells = ",\n".join(_compact(cell) for cell in notebook.cells)
        rest = _compact({key: value for key, value in notebook.items() if key != "cells"})
        return f'{{"cells":[\n{cells}\n],\n{rest[1:]}\n'.encode()
    return (str(nbformat.writes(notebook, version=4)).rstrip("\n") + "\n").encode("utf-8")


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def is_executed(notebook: Notebook) -> bool:
    """Tell whether every code cell has run and something was printed or drawn."""
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    return all(cell.execution_count for cell in code) and any(cell.outputs for cell in code)
