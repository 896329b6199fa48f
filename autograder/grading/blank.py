"""Which cells are run, what they define, and whether a stub was left as it was."""

from __future__ import annotations

import functools
import re
import symtable

from autograder.conventions import NOT_RUN, SETUP, TITLE
from autograder.grading.quiet import quietly
from autograder.model import Cell

LONGEST = 100_000
"""Characters of a cell that are parsed here; pasted data are longer, and bind little."""

MAGIC = re.compile(r"^([ \t]*)((?:\w+[ \t]*=[ \t]*)?)[%!].*$", re.MULTILINE)
"""A line of IPython's, with what is assigned to; the rest of the cell may well be Python."""

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


@functools.lru_cache(maxsize=128)  # every question asks it of the same cells
def defined(source: str) -> frozenset[str]:
    """Return the names that a cell binds at its top; of broken code, those of its functions."""
    table = _table(source)
    if table is None:
        return frozenset(DEFINITION.findall(source))
    symbols = [s for s in table.get_symbols() if s.is_assigned() or s.is_imported()]
    return frozenset(symbol.get_name() for symbol in symbols)


def used(source: str) -> set[str]:
    """Return the global names that a cell reads anywhere; of broken code, none."""
    table = _table(source)
    found: set[str] = set()
    waiting = [table] if table else []
    while waiting:
        scope = waiting.pop()
        top = scope.get_type() == "module"
        found |= {
            symbol.get_name()
            for symbol in scope.get_symbols()
            if symbol.is_referenced() and (top or symbol.is_global())
        }
        waiting += scope.get_children()
    return found


def _table(source: str) -> symtable.SymbolTable | None:
    if len(source) > LONGEST:
        return None
    try:
        with quietly():
            return symtable.symtable(MAGIC.sub(r"\1\2None", source), "cell", "exec")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def is_stub(source: str, stub: str) -> bool:
    """Tell whether a cell's text is that of the stub."""
    return essence(source) == essence(stub)
