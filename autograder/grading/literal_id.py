"""The student id that a notebook gives itself: ``student_id = …`` in any literal form."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator

from autograder.grading.quiet import quietly
from autograder.model import Cell

NAME = "student_id"
MAX_ID = 100
PARSED = 50_000
"""Characters of a cell that is parsed as a whole; of a longer one only the lines with the name."""
MAX_LINES = 200

MAGIC = re.compile(r"^([ \t]*)[%!?].*$", re.MULTILINE)
LINE = re.compile(rf"^[ \t]*{NAME}[ \t]*(?::[^=\n]{{0,80}})?=(?!=)(.*)$", re.MULTILINE)
QUOTES = "\"'`“”„‟‘’‚«»´ \t;,"
PLAIN = ("str", "repr", "int", "format")
METHODS = ("strip", "lower", "upper", "format", "casefold")


def literal_id(cells: Iterable[Cell]) -> str:
    """Return the last id that a code cell assigns, stripped; empty when there is none.

    ``str(…)`` around it, `strip`, `lower` and `upper` behind it, brackets, a list or tuple of one,
    a name that stands for a literal, numbers, magics in the cell and a cell that does not parse do
    no harm.
    """
    found, known = "", dict[str, str]()
    for cell in cells:
        if cell.kind != "code" or NAME not in cell.source:
            continue
        for name, value in _assigned(cell.source, known):
            known[name] = value
            if name == NAME and value:
                found = value
    return found


def _assigned(source: str, known: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield name and text of each literal that top-level code of one cell assigns."""
    tree = _parsed(MAGIC.sub(r"\1pass", source)) if len(source) <= PARSED else None
    if tree is not None:
        yield from _in_statements(tree.body, known)
        return
    for count, line in enumerate(LINE.finditer(source)):
        if count == MAX_LINES:
            return
        yield NAME, _of_line(line[1], known)


def _parsed(source: str) -> ast.Module | None:
    try:
        with quietly():
            return ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _in_statements(body: list[ast.stmt], known: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield what plain assignments bind, inside ``if``, ``with``, ``for`` and ``try`` too."""
    waiting = body[::-1]  # no recursion: a chain of `elif` is as deep as it is long
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Assign):
            for target in node.targets:
                yield from _bound(target, node.value, known)
        elif isinstance(node, ast.AnnAssign) and node.value is not None:
            yield from _bound(node.target, node.value, known)
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.NamedExpr):
            yield from _bound(node.value.target, node.value.value, known)
        elif not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            for inner in ("finalbody", "orelse", "body"):
                waiting += getattr(node, inner, [])[::-1]


def _bound(target: ast.expr, value: ast.expr, known: dict[str, str]) -> Iterator[tuple[str, str]]:
    if isinstance(target, ast.Name):
        yield target.id, _text(value, known)
    elif isinstance(target, (ast.Tuple, ast.List)) and isinstance(value, (ast.Tuple, ast.List)):
        if len(target.elts) == len(value.elts):
            for part, inner in zip(target.elts, value.elts):
                yield from _bound(part, inner, known)
    elif isinstance(target, ast.Subscript) and isinstance(target.slice, ast.Constant):
        yield str(target.slice.value)[:MAX_ID], _text(value, known)  # globals()["student_id"] = …


def _text(node: ast.expr, known: dict[str, str], depth: int = 20) -> str:
    """Return the text of a literal, stripped; empty when it is none, or far too long for an id."""
    if depth == 0:
        return ""
    text = ""
    if isinstance(node, ast.Constant):
        text = _of_constant(node.value)
    elif isinstance(node, (ast.List, ast.Tuple, ast.Set)) and len(node.elts) == 1:
        text = _text(node.elts[0], known, depth - 1)
    elif isinstance(node, ast.JoinedStr):
        parts = [p.value if isinstance(p, ast.FormattedValue) else p for p in node.values]
        text = _joined(parts, known, depth)
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        text = _joined([node.left, node.right], known, depth)
    elif isinstance(node, ast.Name):
        text = known.get(node.id, "")
    elif isinstance(node, ast.Call):
        inner = _wrapped(node)
        text = _text(inner, known, depth - 1) if inner else ""
    return _usable(text)


def _wrapped(call: ast.Call) -> ast.expr | None:
    """Return what ``str(…)`` and the like, or a method like ``….strip()``, is applied to."""
    function = call.func
    if isinstance(function, ast.Name) and function.id in PLAIN and len(call.args) == 1:
        return call.args[0]
    if isinstance(function, ast.Attribute) and function.attr in METHODS and not call.args:
        return function.value
    return None


def _joined(parts: list[ast.expr], known: dict[str, str], depth: int) -> str:
    texts = [_text(part, known, depth - 1) for part in parts[:MAX_ID]]
    return "".join(texts) if all(texts) else ""


def _of_constant(value: object) -> str:
    if isinstance(value, (bool, type(None), type(...))):
        return ""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace") if len(value) <= MAX_ID * 4 else ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, int) and abs(value) > 10**MAX_ID:
        return ""
    return str(value)


def _of_line(value: str, known: dict[str, str]) -> str:
    """Return the id on the right side of one line, by itself: ``007`` and “curly” quotes too."""
    tree = _parsed(value.strip()) if len(value) <= 4 * MAX_ID else None
    if tree is not None and len(tree.body) == 1 and isinstance(tree.body[0], ast.Expr):
        return _text(tree.body[0].value, known)
    return _usable(value.partition("#")[0].strip(QUOTES))


def _usable(text: str) -> str:
    text = text.strip()
    return text if len(text) <= MAX_ID and text.isprintable() else ""
