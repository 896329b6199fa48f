"""Turns a test cell of Otter Assign or nbgrader into a test function of ours, with its points."""

from __future__ import annotations

import ast
import builtins
import inspect
import json
from dataclasses import dataclass

from autograder.portable import checks
from autograder.release.foreign import Test
from autograder.release.names import defined, plain, used
from autograder.release.question_rules import HIDDEN_SHARE, STEP

FREE = {*dir(builtins), *defined(inspect.getsource(checks)), "np", "math"}
"""What a case may use without asking for it."""


@dataclass
class Taken:
    """A case in our form."""

    function: str
    hidden: bool
    points: float | None
    message: str = ""

    def cell(self, question: str) -> str:
        lines = ['""" # BEGIN TEST CONFIG', f"points: {self.points:g}"]
        if self.hidden:
            text = " ".join(self.message.replace('"', "“").split())
            text = text or f"A hidden case of {question} fails: read the question once more."
            lines += ["hidden: true", "topic: another example"]
            lines += ["failure_message: '" + text.replace("'", "''") + "'"]
        return "\n".join([*lines, '""" # END TEST CONFIG', self.function])


def presence(question: str, name: str) -> Taken:
    """Return a public case, worth nothing, that an answer is there."""
    says = json.dumps(f"{name} is not defined yet")
    body = f"    assert {name} is not None, {says}"
    return Taken(f"def test_{question}_is_there({name}):\n{body}", False, 0.0)


def share(total: float | None, cases: list[Taken]) -> float:
    """Give each case its points, in steps and with enough of them hidden; return the sum."""
    given = [case.points for case in cases]
    wanted = total if total is not None else sum(1.0 if p is None else p for p in given)
    units = max(1, round(wanted / STEP))
    hidden = [case for case in cases if case.hidden]
    exact = all(p is not None and p % STEP == 0 for p in given)
    stated = sum(p or 0.0 for p in given)
    enough = sum(case.points or 0.0 for case in hidden) >= HIDDEN_SHARE * stated
    if exact and enough and stated == units * STEP:
        return stated
    for case in cases:
        case.points = 0.0
    for number, case in enumerate(hidden):
        each, more = divmod(units, len(hidden))
        case.points = STEP * (each + (number < more))
    return units * STEP


def taken(test: Test, name: str, known: set[str]) -> Taken | str:
    """Return a test cell as a case of ours, or why it cannot be one."""
    try:
        body = _body(ast.parse(plain(test.source)))
    except SyntaxError as error:
        return f"it is no Python: {error.msg}"
    body = [node for node in body if not _is_allowed_import(node)]
    inner = [node for statement in body for node in ast.walk(statement)]
    if any(isinstance(node, (ast.Import, ast.ImportFrom)) for node in inner):
        return "it imports something"
    if any(isinstance(node, (ast.Delete, ast.Global)) for node in inner):
        return "it changes the names of the notebook"
    if body and isinstance(body[-1], ast.Expr):
        said = _expected(body[-1].value, test.gave)
        if isinstance(said, ast.stmt):
            body[-1] = said
        elif said:
            return said
    if not body or not any(_checks(node) for statement in body for node in ast.walk(statement)):
        return "it checks nothing"
    text = "\n".join(f"    {line}" for node in body for line in ast.unparse(node).split("\n"))
    needed = used(f"def {name}():\n{text}") - FREE
    strange = sorted(needed - known)
    if strange:
        return f"it uses {', '.join(strange)}; make a helper in the setup cell"
    arguments = ", ".join(sorted(needed))
    return Taken(f"def {name}({arguments}):\n{text}", test.hidden, test.points, test.message)


def _body(tree: ast.Module) -> list[ast.stmt]:
    """Return the statements of a cell, or of its one function that the cell then calls."""
    body = [node for node in tree.body if not _is_docstring(node)]
    match body:
        case [ast.FunctionDef() as function]:
            body = function.body
        case [ast.FunctionDef() as function, ast.Expr(value=ast.Call(func=ast.Name(id=called)))]:
            body = function.body if called == function.name else body
    return [node for node in body if not _is_docstring(node)]


def _is_docstring(node: ast.stmt) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )


def _is_allowed_import(node: ast.stmt) -> bool:
    return ast.unparse(node) in ("import numpy as np", "import math")


def _expected(value: ast.expr, gave: str | None) -> ast.stmt | str:
    """Return a check that an expression gives what it gave once, or why there is none."""
    text = ast.unparse(value)
    if gave is None:
        return ""  # a call that raises where something is wrong
    if gave == "True":
        return ast.parse(f"assert {text}, {json.dumps(f'{text} should be True')}").body[0]
    try:
        ast.literal_eval(gave)
    except (ValueError, SyntaxError):
        return f"what it gave is no plain value: {gave[:30]}"
    return ast.parse(f"expect({text}, {gave}, {json.dumps(text)})").body[0]


def _checks(node: ast.AST) -> bool:
    """Tell whether a statement can fail by itself."""
    if isinstance(node, ast.Call):
        name = ast.unparse(node.func)
        return name.startswith("expect") or "assert" in name
    return isinstance(node, (ast.Assert, ast.Raise))
