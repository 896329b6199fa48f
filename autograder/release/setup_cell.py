"""Composes the one setup cell of a release, which brings along all that a notebook needs."""

from __future__ import annotations

import ast
import base64
import bz2
import inspect
import json
import re
from typing import Any

from autograder.conventions import KIT, TITLE
from autograder.portable import answers, checker
from autograder.release.structure import Master

PORTABLE = (answers, checker)
"""The modules that every notebook brings along, in the order in which they are packed."""

OTTER = "from otter.test_files import test_case\n"

Ideas = dict[str, list[dict[str, Any]]]
"""By question: what a known wrong answer says to the public cases, and the sentence on it."""

HEAD = f"""\
# The checker and the public tests, packed: plain Python that installs nothing and sends nothing.
# To read it: print(bz2.decompress(base64.b85decode(PACKED)).decode())
import base64
import bz2
import sys
import types

PACKED = "%s"
{KIT} = sys.modules["{KIT}"] = types.ModuleType("{KIT}")
exec(bz2.decompress(base64.b85decode(PACKED)), vars({KIT}))
from {KIT} import needs, quiet_start"""

TAIL = f"""\
grader = {KIT}.Checker(globals(), {KIT}.PUBLIC_TESTS, {KIT}.IDEAS)
{KIT}.keep(globals(), %r.split())"""

IDEAS = "IDEAS = "
PACKED = re.compile(r'^PACKED = "(.*)"$', re.MULTILINE)


def compose(master: Master, public_tests: dict[str, str], ideas: Ideas) -> str:
    """Return the setup cell: the packed checker, what is given, the master's own setup, `grader`.

    All of it travels inside the notebook: Colab opens a notebook without the files beside it.
    """
    given = [pasted(source) for source in master.given.values()]
    own = "\n\n\n".join([*given, master.setup.removeprefix(TITLE).strip("\n")])
    packed = base64.b85encode(bz2.compress(kit(public_tests, ideas).encode())).decode()
    parts = [HEAD % packed, own, TAIL % " ".join(_helpers(own))]
    return TITLE + "\n" + "\n\n\n".join(part for part in parts if part)


def kit(public_tests: dict[str, str], ideas: Ideas) -> str:
    """Return the source that is packed: the portable modules, the public tests, the ideas.

    The checker brings a `test_case` of its own: Colab has no Otter.
    """
    tests = {name: text.replace(OTTER, "") for name, text in public_tests.items()}
    data = [f"PUBLIC_TESTS = {_as_json(tests)}", f"{IDEAS}{_as_json(ideas)}"]
    sources = [pasted(inspect.getsource(module)) for module in PORTABLE]
    return "\n\n\n".join([*sources, "import json", *data]) + "\n"


def unpack(source: str) -> str:
    """Return what a setup cell brings along packed; nothing of any other cell."""
    packed = PACKED.search(source)
    return bz2.decompress(base64.b85decode(packed[1])).decode() if packed else ""


def what_runs(source: str) -> str:
    """Return the source of any code cell, without the ideas that a setup cell brings along.

    They are words for wrong answers, which no solved notebook has.
    """
    packed = unpack(source)
    if not packed:
        return source
    lines = [line for line in packed.split("\n") if not line.startswith(IDEAS)]
    return "\n".join([*lines, PACKED.sub("", source)])


def _as_json(value: Any) -> str:
    return f"json.loads({json.dumps(value, ensure_ascii=False)!r})"


def _helpers(source: str) -> list[str]:
    """Return the functions and classes that a cell defines at its top."""
    kinds = (ast.FunctionDef, ast.ClassDef)
    return [node.name for node in ast.parse(source).body if isinstance(node, kinds)]


def pasted(source: str) -> str:
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
