"""Composes the one setup cell of a release, which brings along all that a notebook needs."""

from __future__ import annotations

import ast
import itertools

from autograder.release.rules import TITLE


def compose(given: str, setup: str, public_tests: dict[str, str]) -> str:
    """Return the setup cell: the given module, the master's own setup, the public tests, `grader`.

    The tests travel inside the notebook because Colab opens a notebook without the files beside it.
    """
    own = setup.removeprefix(TITLE).strip("\n")
    tests = embed(public_tests)
    parts = [_without_docstring(given), own, tests + "\n\ngrader = start_checker(PUBLIC_TESTS)"]
    return TITLE + "\n" + "\n\n\n".join(part for part in parts if part)


def embed(public_tests: dict[str, str]) -> str:
    """Return ``PUBLIC_TESTS = {…}``, readable between triple quotes, what all share said once."""
    lines = [text.splitlines(keepends=True) for text in public_tests.values()]
    alike = itertools.takewhile(lambda row: len(set(row)) == 1, zip(*lines))
    shared = "".join(row[0] for row in alike) if len(lines) > 1 else ""
    entries = "".join(
        f'    "{name}": CHECKS + {_quoted(text.removeprefix(shared))},\n'
        for name, text in public_tests.items()
    )
    return f"CHECKS = {_quoted(shared)}\n\nPUBLIC_TESTS = {{\n{entries}}}"


def _quoted(text: str) -> str:
    """Return a literal of `text`: raw and on lines of its own where that is exact."""
    for quotes in ("'''", '"""'):
        literal = f"r{quotes}{text}{quotes}"
        if quotes not in text and _means(literal, text):
            return literal
    return repr(text)


def _means(literal: str, text: str) -> bool:
    try:
        return bool(ast.literal_eval(literal) == text)
    except SyntaxError:  # it ends in a backslash or a quote
        return False


def _without_docstring(source: str) -> str:
    first = ast.parse(source).body[0]
    if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
        source = "\n".join(source.split("\n")[first.end_lineno :])
    return source.strip("\n")
