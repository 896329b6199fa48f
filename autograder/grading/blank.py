"""Which cells are run, what they define, and whether a stub was left as it was."""

from __future__ import annotations

import ast
import re

from autograder.conventions import NOT_RUN, SETUP, TITLE
from autograder.model import Cell

LONGEST = 100_000
"""Characters of a cell that are parsed here; pasted data are longer, and bind little."""

DEFINITION = re.compile(r"^[ \t]*(?:async[ \t]+def|def|class)[ \t]+(\w+)", re.MULTILINE)


def essence(source: str) -> str:
    """Return what matters of a cell's text: no empty lines, no comments, no trailing space."""
    lines = (line.rstrip() for line in source.splitlines())
    return "\n".join(line for line in lines if line and not line.lstrip().startswith("#"))


def runs(cell: Cell) -> bool:
    """Tell whether the grader runs a cell: code, neither the given setup nor marked as not run."""
    return cell.kind == "code" and not is_setup(cell) and NOT_RUN not in cell.source


def is_setup(cell: Cell) -> bool:
    """Tell whether a cell is the given setup, which the grader replaces by its own."""
    return cell.id == SETUP or cell.source.lstrip().startswith(TITLE.partition(":")[0])


def defined(source: str) -> set[str]:
    """Return the names that a cell binds, at its top or inside; of broken code, its functions."""
    if len(source) > LONGEST:
        return set(DEFINITION.findall(source))
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return set(DEFINITION.findall(source))
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            found.add(node.name)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found.add(node.id)
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            found.update((alias.asname or alias.name).split(".")[0] for alias in node.names)
    return found


def is_stub(source: str, stub: str) -> bool:
    """Tell whether a cell's text is that of the stub."""
    return essence(source) == essence(stub)
