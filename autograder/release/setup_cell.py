"""Composes the one setup cell of a release, which brings along all that a notebook needs."""

from __future__ import annotations

import ast
import base64
import bz2
import inspect
import json
import os.path
import re
from collections.abc import Iterable
from typing import Any

from autograder.conventions import GRADER, KIT, PACKED, SHOWN, SUBMIT, TITLE
from autograder.portable import answers, checker, clock, handing_in, kit, starting
from autograder.release import names
from autograder.release.structure import Master, MasterQuestion

PORTABLE = (starting, answers, checker, clock, handing_in, kit)
"""The modules that every notebook brings along, in the order in which they are packed."""

DECISIVE = (starting, answers)
"""Those of them that may decide what an answer answers; the others only show it."""

OTTER = "from otter.test_files import test_case\n"

Ideas = dict[str, list[dict[str, Any]]]
"""By question: what a known wrong answer says to the public cases, and the sentence on it."""

HEAD = f"""\
# Packed: the checks and what draws the figures. Plain Python that installs nothing, sends nothing.
# To read it: print(bz2.decompress(base64.b85decode(PACKED)).decode())
import base64
import bz2
import sys
import types

PACKED = "%s"
{KIT} = sys.modules["{KIT}"] = types.ModuleType("{KIT}")
exec(bz2.decompress(base64.b85decode(PACKED)), vars({KIT}))
from {KIT} import needs, quiet_start"""

TAIL = f"{GRADER}, {SUBMIT} = {KIT}.begin(globals(), {KIT})"

IDEAS = "IDEAS"
AT_LENGTH = (
    f'{IDEAS} = {{n: [{{"says": s, "passed": p, "answers": [answers[i] for i in at]}} '
    f"for s, p, at in rows] for n, (answers, rows) in {IDEAS}.items()}}"
)
"""Puts back what `brief` has shortened."""

LINE = re.compile(r'^PACKED = "(.*)"$', re.MULTILINE)


def compose(master: Master, public_tests: dict[str, str], ideas: Ideas) -> str:
    """Return the setup cell: the packed part, what is given to be read, and the start.

    All of it travels inside the notebook: Colab opens a notebook without the files beside it.
    """
    parts = [pasted(source) for source in master.given.values()]
    parts.append(master.setup.removeprefix(TITLE).strip("\n"))
    shown, packed = zip(*map(divided, parts))
    source = packing(master, public_tests, ideas, _joined(packed), _joined(parts))
    text = base64.b85encode(bz2.compress(source.encode())).decode()
    return TITLE + "\n" + _joined([HEAD % text, *shown, TAIL])


def divided(source: str) -> tuple[str, str]:
    """Return what of given code is to be read, and what is packed, each in its order."""
    parts: dict[bool, list[str]] = {True: [], False: []}
    for zone in f"{SHOWN}\n{source}".split(f"{SHOWN}\n")[1:]:
        shown, _, packed = zone.partition(f"{PACKED}\n")
        parts[True].append(shown.strip("\n"))
        parts[False].append(packed.strip("\n"))
    return _joined(parts[True]), _joined(parts[False])


def _joined(parts: Iterable[str]) -> str:
    return "\n\n\n".join(part for part in parts if part)


def packing(
    master: Master, public_tests: dict[str, str], ideas: Ideas, helpers: str, given: str
) -> str:
    """Return the source that is packed: the portable modules, then the data of this lab.

    The checker brings a `test_case` of its own: Colab has no Otter.
    """
    tests = {name: text.replace(OTTER, "") for name, text in public_tests.items()}
    topics = {q.name: [*dict.fromkeys(topics_of(q))] for q in master.questions}
    start = os.path.commonprefix([*tests.values()])  # noqa: RUF071 - texts, no paths
    data = {
        "SLUG": master.name.removesuffix(".ipynb"),
        "HELPERS": undocumented(helpers),
        "GIVEN": _helpers(given),
        "START": start,  # what all test files begin with
        "PUBLIC_TESTS": {name: text[len(start) :] for name, text in tests.items()},
        IDEAS: {name: brief(known) for name, known in ideas.items()},
        "TOPICS": topics,
    }
    sources = [undocumented(pasted(inspect.getsource(module))) for module in PORTABLE]
    lines = [f"{name} = {_as_json(value)}" for name, value in data.items()]
    lines.append("PUBLIC_TESTS = {name: START + text for name, text in PUBLIC_TESTS.items()}")
    lines.append(AT_LENGTH)
    return "\n\n\n".join([*sources, "import json", *lines]) + "\n"


def brief(ideas: list[dict[str, Any]]) -> list[Any]:
    """Return ideas with each answer written once: most are given by several of them."""
    answers: dict[str, Any] = {}
    for idea in ideas:
        answers |= {json.dumps(answer): answer for answer in idea["answers"]}
    at = {key: place for place, key in enumerate(answers)}
    rows = [
        [idea["says"], idea["passed"], [at[json.dumps(answer)] for answer in idea["answers"]]]
        for idea in ideas
    ]
    return [list(answers.values()), rows]


def topics_of(question: MasterQuestion) -> list[str]:
    """Return what each hidden case of a question looks at."""
    return [test.case.topic for test in question.tests if test.hidden]


def defines(master: Master) -> tuple[str, ...]:
    """Return all names that a setup cell gives, the packed ones too."""
    given = [*map(pasted, master.given.values()), master.setup]
    return names.defined(_joined([HEAD % "", *given, TAIL]))


def unpack(source: str) -> str:
    """Return what a setup cell brings along packed; nothing of any other cell."""
    packed = LINE.search(source)
    return bz2.decompress(base64.b85decode(packed[1])).decode() if packed else ""


def what_runs(source: str) -> str:
    """Return the source of any code cell, without the ideas that a setup cell brings along.

    They are words for wrong answers, which no solved notebook has.
    """
    packed = unpack(source)
    if not packed:
        return source
    lines = [line for line in packed.split("\n") if not line.startswith(f"{IDEAS} = ")]
    return "\n".join([*lines, LINE.sub("", source)])


def _as_json(value: Any) -> str:
    return f"json.loads({json.dumps(value, ensure_ascii=False, separators=(',', ':'))!r})"


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


def undocumented(source: str) -> str:
    """Return source without docstrings, to be packed: a third of it, which nobody opens to read."""
    lines: list[str | None] = list(source.split("\n"))
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and len(node.body) > 1:
            first = node.body[0]
            if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
                start, end = first.lineno - 1, first.end_lineno or first.lineno
                lines[start:end] = [None] * (end - start)
    return "\n".join(line for line in lines if line is not None)
