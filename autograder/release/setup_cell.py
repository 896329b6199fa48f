"""Composes the one setup cell of a release, which brings along all that a notebook needs."""

from __future__ import annotations

import ast
import inspect
import itertools
import json
from typing import Any

from autograder import answers, given
from autograder.release.rules import TITLE

GIVEN = (answers, given)
"""The modules that every notebook brings along, in the order in which they are pasted."""

OTTER = "from otter.test_files import test_case\n"

Ideas = dict[str, list[dict[str, Any]]]
"""By question: what a known wrong answer says to the public cases, and the sentence on it."""


def compose(setup: str, public_tests: dict[str, str], ideas: Ideas) -> str:
    """Return the setup cell: what is given, the master's own setup, the public tests, `grader`.

    All of it travels inside the notebook: Colab opens a notebook without the files beside it.
    """
    own = setup.removeprefix(TITLE).strip("\n")
    checker = "grader = Checker(PUBLIC_TESTS, IDEAS)"
    tests = "\n\n".join([embed(public_tests), embed_ideas(ideas), checker])
    parts = [*(_pasted(inspect.getsource(module)) for module in GIVEN), own, tests]
    return TITLE + "\n" + "\n\n\n".join(part for part in parts if part)


def embed_ideas(ideas: Ideas) -> str:
    """Return ``IDEAS = …``, a line of JSON for each known answer."""
    questions = []
    for question, known in ideas.items():
        entries = [json.dumps(entry, ensure_ascii=False, separators=(",", ":")) for entry in known]
        questions.append(f'"{question}": [\n' + ",\n".join(entries) + "\n]")
    return f"IDEAS = json.loads({_quoted('{' + ', '.join(questions) + '}')})"


def embed(public_tests: dict[str, str]) -> str:
    """Return ``PUBLIC_TESTS = {…}``, readable between triple quotes, what all share said once.

    The checker brings its own `test_case`: Colab has no Otter.
    """
    public_tests = {name: text.replace(OTTER, "") for name, text in public_tests.items()}
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


def _pasted(source: str) -> str:
    """Return a module's source without its docstring and its imports of our own modules."""
    lines: list[str | None] = list(source.split("\n"))
    for node in ast.parse(source).body:
        note = isinstance(node, ast.Expr) and node.lineno == 1
        ours = isinstance(node, ast.ImportFrom) and (node.module or "").startswith("autograder")
        if note or ours:
            lines[node.lineno - 1 : node.end_lineno] = [None] * (
                (node.end_lineno or node.lineno) - node.lineno + 1
            )
    return "\n".join(line for line in lines if line is not None).strip("\n")
