"""Proves that no solution, hidden test or hidden value stands in what students get.

What students may see is known from the master: prose, stubs, public cases, given code.  Whatever
only the rest of the master has is a secret, and is looked for in the files of the release.
"""

from __future__ import annotations

import ast
import inspect
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from autograder.errors import LeakError
from autograder.portable import checks
from autograder.release import markers, names, pasted, setup_cell
from autograder.release.structure import Master
from autograder.release.text import DIGITS, NUMBER, squeezed
from autograder.release.text import numbers as numbers_of

TRIVIAL = 8
"""A line of fewer characters, spaces not counted, gives nothing away."""

MESSAGE = "the failure_message"


@dataclass(frozen=True)
class Secret:
    """Something that students must not get: a text without spaces, or a number."""

    what: str
    text: str

    def is_in(self, text: str, numbers: set[str]) -> bool:
        return self.text in numbers if NUMBER.fullmatch(self.text) else self.text in text


def find(student_files: dict[str, bytes], master: Master) -> list[LeakError]:
    """Return where a secret of `master` stands in the given files, by name, of its release."""
    hidden = secrets(master)
    errors = []
    for name, data in student_files.items():
        for where, text in _texts(name, data.decode("utf-8")):
            plain, numbers = squeezed(text), numbers_of(text)
            found = [secret for secret in hidden if secret.is_in(plain, numbers)]
            for what in dict.fromkeys(secret.what for secret in found):
                errors.append(LeakError(where, f"students would get {what}", "Take it out there."))
    return errors


def quoted(text: str, hidden: list[Secret]) -> list[str]:
    """Return what of `hidden` a text for students holds, other than the words meant for them."""
    plain, numbers = squeezed(text), numbers_of(text)
    found = [secret.what for secret in hidden if secret.is_in(plain, numbers)]
    return [what for what in dict.fromkeys(found) if not what.startswith(MESSAGE)]


def secrets(master: Master) -> list[Secret]:
    """Return everything in `master` that the part for students does not say as well."""
    visible = "\n".join(_visible(master))
    plain, numbers = squeezed(visible), numbers_of(visible)
    candidates = [
        *_of_solutions(master),
        *_of_hidden_cases(master),
        *_of_reference(master.shared.reference),
    ]
    unseen = [secret for secret in candidates if not secret.is_in(plain, numbers)]
    return [*dict.fromkeys(unseen), *_chosen_letters(master)]


def _visible(master: Master) -> Iterator[str]:
    """Yield what students are meant to see of a master, and of the code given with it."""
    yield from (inspect.getsource(module) for module in (*setup_cell.PORTABLE, checks))
    yield from master.shared.given.values()
    yield from (text for _, text in pasted.seen(master))


def _of_solutions(master: Master) -> Iterator[Secret]:
    for cell in master.cells:
        if cell.block == "SOLUTION" and cell.kind != "raw":
            code = cell.kind == "code"
            lines = markers.solution_lines(cell.source) if code else cell.source.split("\n")
            for line in lines:
                yield from _line(f'"{line.strip()}" of the solution in cell {cell.id}', line)


def _of_hidden_cases(master: Master) -> Iterator[Secret]:
    for test in master.tests:
        if not test.hidden:
            continue
        what = f"of the hidden case in cell {test.cell.id}"
        yield Secret(f"the name {what}", test.function.name)
        yield from _line(f"{MESSAGE} {what}", test.case.failure_message)
        for line in test.source.split("\n"):
            yield from _line(f'"{line.strip()}" {what}', line)
        for node in ast.walk(test.function):
            if isinstance(node, (ast.List, ast.Tuple)):
                literal = ast.get_source_segment(test.cell.source, node) or ""
                if sum(character.isdigit() for character in literal) >= DIGITS:
                    yield from _line(f"{literal} {what}", literal)
        for number in sorted(numbers_of(test.source)):
            yield Secret(f"the number {number} {what}", number)


def _of_reference(source: str) -> Iterator[Secret]:
    for name in names.defined(source):
        yield Secret(f"{name} of reference.py", squeezed(f"def {name}("))
    for line in source.split("\n"):
        yield from _line(f'"{line.strip()}" of reference.py', line)


def _chosen_letters(master: Master) -> Iterator[Secret]:
    """Yield the right answers to multiple choice, each ``"key": "letter"`` of a solved dict."""
    for question in master.questions:
        for cell in question.code:
            for node in ast.walk(ast.parse(names.plain(markers.solved(cell.source)))):
                pairs = zip(node.keys, node.values) if isinstance(node, ast.Dict) else ()
                for key, value in pairs:
                    match key, value:
                        case ast.Constant(value=str(k)), ast.Constant(value=str(letter)) if letter:
                            what = f'the right choice for "{k}" in cell {cell.id}'
                            yield Secret(what, squeezed(f'"{k}":"{letter}"'))


def _line(what: str, line: str) -> Iterator[Secret]:
    plain = squeezed(line)
    if len(plain) >= TRIVIAL:
        yield Secret(what, plain)


def _texts(name: str, text: str) -> Iterator[tuple[str, str]]:
    """Yield each place of a file with its text; a notebook has one for each cell."""
    if not name.endswith(".ipynb"):
        yield name, text
        return
    notebook = json.loads(text)
    for cell in notebook.pop("cells"):
        text = "\n".join(_strings(cell))
        yield f"{name}, cell {cell.get('id')}", f"{text}\n{setup_cell.unpack(text)}"
    yield f"{name}, metadata", "\n".join(_strings(notebook))


def _strings(value: Any) -> Iterator[str]:
    """Yield every string in JSON, keys included; the lines of a text are joined again."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from (key, *_strings(item))
    elif isinstance(value, list) and all(isinstance(item, str) for item in value):
        yield "".join(value)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)
    elif isinstance(value, str):
        yield value
