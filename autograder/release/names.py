"""Which global names a piece of notebook code defines and uses."""

from __future__ import annotations

import ast
import symtable


def plain(source: str) -> str:
    """Return `source` as plain Python: IPython's magics become calls, Python stays as it is."""
    try:
        ast.parse(source)
    except SyntaxError:
        from IPython.core.inputtransformer2 import TransformerManager  # for few cells

        return str(TransformerManager().transform_cell(source))
    return source


def defined(source: str) -> tuple[str, ...]:
    """Return the top-level names that `source` assigns, functions and classes included."""
    table = symtable.symtable(plain(source), "cell", "exec")
    return tuple(
        symbol.get_name()
        for symbol in table.get_symbols()
        if symbol.is_assigned() and not symbol.is_imported()
    )


def used(source: str) -> set[str]:
    """Return the global names that `source` reads and does not itself define or import."""
    top = symtable.symtable(plain(source), "cell", "exec")
    own = {s.get_name() for s in top.get_symbols() if s.is_assigned() or s.is_imported()}
    names = {s.get_name() for s in top.get_symbols() if s.is_referenced()}
    scopes = top.get_children()
    while scopes:
        scope = scopes.pop()
        names |= {s.get_name() for s in scope.get_symbols() if s.is_global() and s.is_referenced()}
        scopes += scope.get_children()
    return names - own
