"""Small faults put into a solution one at a time: tests that are good notice each of them.

The operators are the classical ones of mutation testing (Jia and Harman, 2011): arithmetic and
comparison operators, constants, conditions, and statements left out.
"""

from __future__ import annotations

import ast
import copy
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

SWAPPED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.Pow: ast.Mult,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.And: ast.Or,
    ast.Or: ast.And,
}


@dataclass(frozen=True)
class Mutant:
    """A solution with one fault: `line` is the changed statement, `name` lasts over edits."""

    source: str
    line: str

    @property
    def name(self) -> str:
        return "mutant-" + hashlib.sha256(self.source.encode()).hexdigest()[:8]


def mutate(source: str) -> list[Mutant]:
    """Return all mutants of a cell, each different from it and from the others."""
    tree = ast.parse(source)
    original = ast.unparse(tree)
    found: dict[str, Mutant] = {}
    for position, node in enumerate(ast.walk(tree)):
        for change in _changes(node):
            mutated = copy.deepcopy(tree)
            target = list(ast.walk(mutated))[position]
            change(target)
            text = ast.unparse(ast.fix_missing_locations(mutated))
            if text != original:
                found.setdefault(text, Mutant(text, _difference(original, text)))
    return list(found.values())


def _changes(node: ast.AST) -> Iterator[_Change]:
    """Yield functions that put one fault into a node of this kind."""
    if isinstance(node, (ast.BinOp, ast.AugAssign, ast.BoolOp)) and type(node.op) in SWAPPED:
        yield _set_operator
    if isinstance(node, ast.Compare) and type(node.ops[0]) in SWAPPED:
        yield _set_comparison
    if isinstance(node, ast.Constant) and type(node.value) in (int, float):
        yield _set_constant
    if isinstance(node, (ast.If, ast.IfExp)):
        yield _negate
    if isinstance(getattr(node, "body", None), list) and not isinstance(node, ast.Module):
        body = node.body  # type: ignore[attr-defined]
        for index, statement in enumerate(body):
            docstring = isinstance(statement, ast.Expr) and isinstance(
                statement.value, ast.Constant
            )
            if not docstring and not isinstance(statement, (ast.FunctionDef, ast.Pass)):
                yield _Leave(index)


class _Change:
    """Changes one node in place."""

    def __call__(self, node: ast.AST) -> None:
        raise NotImplementedError


class _Operator(_Change):
    def __call__(self, node: ast.AST) -> None:
        node.op = SWAPPED[type(node.op)]()  # type: ignore[attr-defined]


class _Comparison(_Change):
    def __call__(self, node: ast.AST) -> None:
        node.ops[0] = SWAPPED[type(node.ops[0])]()  # type: ignore[attr-defined]


class _Constant(_Change):
    def __call__(self, node: ast.AST) -> None:
        node.value = node.value + 1  # type: ignore[attr-defined]


class _Negate(_Change):
    def __call__(self, node: ast.AST) -> None:
        node.test = ast.UnaryOp(ast.Not(), node.test)  # type: ignore[attr-defined]


@dataclass
class _Leave(_Change):
    """Leaves one statement of a body out."""

    index: int

    def __call__(self, node: ast.AST) -> None:
        node.body[self.index] = ast.Pass()  # type: ignore[attr-defined]


_set_operator, _set_comparison = _Operator(), _Comparison()
_set_constant, _negate = _Constant(), _Negate()


def _difference(original: str, text: str) -> str:
    """Return the first line that differs, as it was and as it is."""
    before, after = original.splitlines(), text.splitlines()
    for old, new in zip(before, after):
        if old != new:
            return f"{old.strip()}  →  {new.strip()}"
    return text.splitlines()[-1].strip()
