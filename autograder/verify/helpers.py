"""Tries what a notebook is given as an answer: no given helper may do what a question asks for.

A helper stands in for an answer's function under its own name, or is called by it: with the
arguments of the same names, and else with values that it looks for or that mean nothing.
"""

from __future__ import annotations

import ast
import itertools
from collections.abc import Iterator

from autograder.model import Attempt, Question

MOST_FILLED, MOST_CALLS = 3, 16
"""Arguments of a helper that no argument of the answer fills, and ways to fill them."""

Functions = dict[str, ast.FunctionDef]


def tries(question: Question, solutions: dict[str, str], given: str) -> Iterator[Attempt]:
    """Yield an attempt for each way in which a function of `given` may answer a question.

    `solutions` tell the arguments of what is asked for, `given` is all given code.
    """
    solved = _functions(solutions[question.name])
    wanted = {name: node for name, node in solved.items() if name in question.defines}
    others = [
        n for q, source in solutions.items() if q != question.name for n in _functions(source)
    ]
    if not wanted or len(wanted) < len(question.defines):
        return  # no functions, such as letters
    for name, helper in _functions(given).items():
        for number, call in enumerate(_calls(helper, next(iter(wanted.values())), others)):
            source = "\n\n\n".join(_answer(node, call) for node in wanted.values())
            yield Attempt(question.name, f"given {name}, try {number + 1}", False, f"{source}\n")


def _functions(source: str) -> Functions:
    return {node.name: node for node in ast.parse(source).body if isinstance(node, ast.FunctionDef)}


def _parameters(function: ast.FunctionDef) -> list[str]:
    return [argument.arg for argument in (*function.args.posonlyargs, *function.args.args)]


def _answer(wanted: ast.FunctionDef, call: str) -> str:
    return f"def {wanted.name}({', '.join(_parameters(wanted))}):\n    return {call}"


def _calls(helper: ast.FunctionDef, wanted: ast.FunctionDef, answers: list[str]) -> Iterator[str]:
    """Yield calls of a helper that an answer with the parameters of `wanted` may make."""
    mine, theirs = _parameters(wanted), _parameters(helper)
    required = theirs[: len(theirs) - len(helper.args.defaults)]
    fits = len(required) <= len(mine) <= len(theirs) or helper.args.vararg
    if fits:
        yield f"{helper.name}({', '.join(mine)})"
    left = [name for name in required if name not in mine]
    shared = set(theirs) & set(mine)
    if not left or len(left) > MOST_FILLED or (mine and not shared):
        return
    ways = itertools.product(*(_fillings(helper, name, answers) for name in left))
    for values in itertools.islice(ways, MOST_CALLS):
        filled = dict(zip(left, values))
        arguments = [name if name in shared else filled[name] for name in required]
        arguments += [f"{name}={name}" for name in theirs[len(required) :] if name in shared]
        yield f"{helper.name}({', '.join(arguments)})"


def _fillings(helper: ast.FunctionDef, parameter: str, answers: list[str]) -> list[str]:
    """Return what may be passed for a parameter.

    Where it is compared with texts, those and another; where it is called or handed on by name,
    the answers to other questions; else a number.
    """
    nodes = list(ast.walk(helper))
    texts = [
        repr(other.value)
        for node in nodes
        if isinstance(node, ast.Compare) and _is(node.left, parameter)
        for other in node.comparators
        if isinstance(other, ast.Constant) and isinstance(other.value, str)
    ]
    if texts:
        return [*dict.fromkeys(texts), "'another'"]
    called = any(isinstance(node, ast.Call) and _is(node.func, parameter) for node in nodes)
    handed = any(isinstance(node, ast.keyword) and _is(node.value, parameter) for node in nodes)
    return answers if answers and (called or handed) else ["0.0"]


def _is(node: ast.expr, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name
