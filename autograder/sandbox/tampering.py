"""Sees in the child which functions a submission replaced: of the frameworks, and what was given.

A note for staff, no proof: code that reads this one can hide from it.  What it finds is code of
cells in places that are not theirs, so a patched ``plt.show`` is nothing.

To look at all frameworks takes a tenth of a submission's time, since a child copies each page of
memory that it looks at.  So it is done only where a statement could have replaced something.
"""

from __future__ import annotations

import ast
import sys
import types
from collections.abc import Iterator, Mapping
from typing import Any

FRAMEWORKS = frozenset({"numpy", "tensorflow", "keras"})
CELLS = ("<cell ", "<string>", "<ipython-input")
"""What the files of code are called that a submission brings."""
MOST = 5
PLAIN_IMPORTS = FRAMEWORKS | {
    *("__future__", "google", "itertools", "math", "os", "random", "sys", "time", "typing"),
    *("matplotlib", "pandas", "scipy", "seaborn", "sklearn", "torch", "tqdm"),
}
"""Packages without a function at hand that sets an attribute whose name is a text."""
BY_TEXT = {
    *("compile", "eval", "exec", "get_ipython", "globals", "locals", "vars"),
    *("delattr", "getattr", "setattr"),
}
PLAIN_DUNDERS = {"__call__", "__doc__", "__init__", "__name__", "__version__"}


def could_replace(statement: ast.stmt) -> bool:
    """Tell whether a statement could replace what is not its own, or bring what could.

    It assigns to an attribute, other than of `self`, or reaches for names by their text.
    """
    return any(map(_reaches, ast.walk(statement)))


def _reaches(node: ast.AST) -> bool:
    match node:
        case ast.Attribute(value=ast.Name(id="self"), ctx=ast.Store()):
            return False
        case ast.Attribute(attr=name, ctx=use):
            return not isinstance(use, ast.Load) or _is_special(name)
        case ast.Name(id="self", ctx=ast.Store()):  # so that `self` is an object of their own
            return True
        case ast.Name(id=name):
            return name in BY_TEXT or _is_special(name)
        case ast.Import(names=names):
            return not all(_is_plain(name.name) and name.asname != "self" for name in names)
        case ast.ImportFrom(module=module):
            return not _is_plain(module or "")
    return False


def _is_special(name: str) -> bool:
    return name.startswith("__") and name not in PLAIN_DUNDERS


def _is_plain(module: str) -> bool:
    return module.partition(".")[0] in PLAIN_IMPORTS


class Given:
    """The given functions as they were handed out: their code, and what their names meant."""

    def __init__(self, given: Mapping[str, Any]) -> None:
        kept = {n: f for n, f in given.items() if isinstance(f, types.FunctionType)}
        self.codes = {name: (function, function.__code__) for name, function in kept.items()}
        spaces = {id(f.__globals__): f.__globals__ for f in kept.values()}
        self.spaces = [(space, _functions(space)) for space in spaces.values()]

    def replaced(self, own: Mapping[str, Any]) -> Iterator[str]:
        """Yield what is another one now; the notebook's `own` namespace is the student's."""
        for name, (function, code) in self.codes.items():
            if function.__code__ is not code:
                yield f"the given {name}"
        for space, before in self.spaces:
            if space is not own:
                now = _functions(space)
                yield from (f"the given {n}" for n in before if now.get(n) is not before[n])


def _functions(space: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in space.items() if callable(value)}


def replaced(given: Given, own: Mapping[str, Any]) -> list[str]:
    """Return the first few names of what was replaced."""
    found = dict.fromkeys([*given.replaced(own), *_of_frameworks()])
    return list(found)[:MOST]


def _of_frameworks() -> Iterator[str]:
    seen: set[int] = set()
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] not in FRAMEWORKS or not isinstance(module, types.ModuleType):
            continue
        for attribute, value in list(vars(module).items()):
            if isinstance(value, types.FunctionType):
                if value.__code__.co_filename.startswith(CELLS):
                    yield f"{name}.{attribute}"
            elif isinstance(value, type) and id(value) not in seen:
                seen.add(id(value))
                yield from _of_class(value)


def _of_class(kind: type) -> Iterator[str]:
    home = kind.__module__ or ""
    if home.partition(".")[0] not in FRAMEWORKS:
        return
    for name, value in list(vars(kind).items()):
        function = getattr(value, "__func__", value)
        if isinstance(function, types.FunctionType):
            file = function.__code__.co_filename
            if file.startswith(CELLS) and function.__module__ == "__main__":
                yield f"{home}.{kind.__qualname__}.{name}"
