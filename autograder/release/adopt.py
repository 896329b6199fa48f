"""Turns the master of another system into one of ours, and says what is not in it."""

from __future__ import annotations

import ast
import json
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from autograder.conventions import STUDENT_ID, TITLE
from autograder.release import foreign, tidy
from autograder.release.adopt_cases import Taken, presence, share, taken
from autograder.release.blueprint import CONFIG
from autograder.release.foreign import Asked, Given
from autograder.release.names import defined, plain, used

OTTERS = re.compile(r"^\s*(import otter|from otter|\w+ = otter\.|grader\.|%).*$", re.MULTILINE)
IGNORED = re.compile(r"^ *# BEGIN IGNORE\n.*?# END IGNORE *\n?|^[^\n]*# IGNORE *$\n?", re.M | re.S)


@dataclass
class Adopted:
    """A master in our dialect, and what of the other one is not in it, cell by cell."""

    cells: list[dict[str, Any]] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    known: set[str] = field(default_factory=set)
    asked_for: dict[str, str] = field(default_factory=dict)
    """Name -> the question that defines it."""
    names: Counter[str] = field(default_factory=Counter)

    def add(self, kind: str, source: str) -> None:
        cell: dict[str, Any] = {"cell_type": kind, "metadata": {}, "source": source.strip("\n")}
        if kind == "code":
            cell |= {"execution_count": None, "outputs": []}
        self.cells.append(cell)


def adopt(notebook: dict[str, Any]) -> tuple[bytes, list[str]]:
    """Return a notebook of Otter Assign or nbgrader as a master of ours, and what is not in it."""
    made = Adopted()
    parts = foreign.read(notebook["cells"], made.said)
    setup = next(
        (p for p in parts if isinstance(p, Given) and p.kind == "code" and "import" in p.source),
        None,
    )
    code = OTTERS.sub("", setup.source) if setup else ""
    if "import numpy as np" not in code:
        code = f"import numpy as np\n{code}"
    made.add("raw", CONFIG)
    made.add("code", f"{TITLE}\n{code.strip()}")
    made.add("code", f'{STUDENT_ID} = ""  # your id, as your course knows you')
    made.known |= {*defined(code), STUDENT_ID}
    for part in parts:
        if isinstance(part, Asked):
            _question(made, part)
        elif part is not setup:
            _given(made, part)
    data = {"cells": made.cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    return tidy.tidied(json.dumps(data), {})[0], made.said


def _given(made: Adopted, part: Given) -> None:
    """Add a cell outside of any question; what uses answers waits for them."""
    if part.kind == "markdown":
        made.add("markdown", part.source)
        return
    source = OTTERS.sub("", part.source).strip("\n")
    if not source.strip():
        return
    try:
        made.known |= set(defined(source))
        waits = sorted({made.asked_for[n] for n in used(source) if n in made.asked_for})
        ast.parse(plain(source))
    except SyntaxError:
        made.said.append(f"{part.place}: it is no Python, so it became a text")
        made.add("markdown", f"```python\n{source}\n```")
        return
    if waits:
        lines = "\n".join(f"    {line}" if line else line for line in source.split("\n"))
        names = ", ".join(f'"{name}"' for name in waits)
        source = f"with needs({names}):\n{lines}"
        if '"""' in lines or "'''" in lines:
            made.said.append(f"{part.place}: its long texts were indented; look at them")
    made.add("code", source)


def _question(made: Adopted, asked: Asked) -> None:
    name = _name(made, asked)
    answer = "\n\n\n".join(_answer(source, name) for source in asked.solution)
    own = _defined(answer)
    made.known |= set(own)
    cases = [] if asked.manual or not own else _cases(made, asked, name)
    if not cases:
        why = "graded by hand" if asked.manual else "no case of it could be taken"
        made.said.append(f"{asked.place}: {name} is left a text: {why}")
        for text in (*asked.texts, "_Your answer._"):
            made.add("markdown", text)
        return
    if all(case.hidden for case in cases):
        cases.insert(0, presence(name, own[-1]))
    points = share(asked.points, cases)
    made.asked_for |= dict.fromkeys(own, name)
    made.add("raw", f"# BEGIN QUESTION\nname: {name}\npoints: {points:g}")
    for text in asked.texts:
        made.add("markdown", text)
    made.add("raw", "# BEGIN SOLUTION")
    made.add("code", answer)
    made.add("raw", "# END SOLUTION")
    made.add("raw", "# BEGIN TESTS")
    for case in cases:
        made.add("code", case.cell(name))
    made.add("raw", "# END TESTS")
    made.add("raw", "# END QUESTION")


def _cases(made: Adopted, asked: Asked, name: str) -> list[Taken]:
    """Return the cases that can be taken, some of them hidden; what cannot is said."""
    cases: list[Taken] = []
    for test in asked.tests:
        case = taken(test, f"test_{name}_{len(cases) + 1}", made.known)
        if isinstance(case, str):
            made.said.append(f"{test.place}: {name} loses this case: {case}")
        else:
            cases.append(case)
    if cases and not any(case.hidden for case in cases):
        made.said.append(f"{asked.place}: no case of {name} was hidden; all but the first are now")
        for case in cases[1:] or cases:
            case.hidden = True
    return cases


def _name(made: Adopted, asked: Asked) -> str:
    """Return a question's name in our form; said where it is another one."""
    name = re.sub(r"[^a-z0-9]", "", asked.name.lower())
    name = name if name[:1].isalpha() else f"q{name or len(made.names) + 1}"
    made.names[name] += 1
    if made.names[name] > 1:
        name = f"{name}{'abcdefghijklmnop'[made.names[name] - 1]}"
    if name != asked.name:
        made.said.append(
            f"{asked.place}: the question {asked.name or 'without a name'} is {name} here"
        )
    return name


def _answer(source: str, name: str) -> str:
    """Return a solution cell with our markers."""
    source = IGNORED.sub("", source)
    source = re.sub(r"^## ?solution ?##\n|\s*# SEED$", "", source, flags=re.M | re.I)
    source = re.sub(r"#SOLUTION", "# SOLUTION", source)
    source = re.sub(
        r"^(\s*)### BEGIN SOLUTION", r"\1# BEGIN SOLUTION NO PROMPT", source, flags=re.M
    )
    prompt = r'\1# END SOLUTION\n\1""" # BEGIN PROMPT\n\1%s\n\1""" # END PROMPT'
    stop = f'raise NotImplementedError("{name}: write it")'
    source = re.sub(r"^(\s+)### END SOLUTION", prompt % stop, source, flags=re.M)
    unset = "; ".join(f"{own} = ..." for own in _defined(source)) or "..."
    source = re.sub(r"^()### END SOLUTION", prompt % unset, source, flags=re.M)
    if "# SOLUTION" not in source and "SOLUTION" not in source:
        begin, end = "# BEGIN SOLUTION NO PROMPT", "# END SOLUTION"
        source = f'{begin}\n{source}\n{end}\n""" # BEGIN PROMPT\n{unset}\n""" # END PROMPT'
    return source.strip("\n")


def _defined(source: str) -> tuple[str, ...]:
    try:
        return defined(source)
    except SyntaxError:
        return ()
