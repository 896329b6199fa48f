"""Finds solutions, hidden cases and hidden values that stand in a cell which students see.

A single line may stand there: hints quote code.  Lines in a row are the solution, and a hidden
case is one wherever it stands.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

from autograder.errors import LeakError
from autograder.release import markers, names
from autograder.release.structure import Master, MasterCell, TestCell
from autograder.release.text import DIGITS, NUMBER, squeezed

IN_A_ROW = 3
"""So many lines of a solution or of a hidden case in a row are no coincidence."""
LONG = 4
"""A list of so many numbers is no coincidence, whatever they are."""

HIDE = "Take it out there, or use other values in the hidden case."
COMMENT = re.compile(r"(^|\s)#.*$")


@dataclass(frozen=True)
class Place:
    """What students see of one cell, setting or shared module."""

    where: str
    text: str
    """Without spaces."""
    code: str
    """Without spaces and comments."""
    numbers: frozenset[str]

    @classmethod
    def of(cls, where: str, text: str) -> Place:
        code = "".join(COMMENT.sub("", line) for line in text.split("\n"))
        return cls(where, squeezed(text), squeezed(code), frozenset(telling(text)))


def find(master: Master) -> Iterator[LeakError]:
    """Yield each place where a cell for students tells a solution or a hidden case."""
    places = list(_places(master))
    solutions = [c for c in master.cells if c.kind == "code" and c.block == "SOLUTION"]
    hidden = [test for test in master.tests if test.hidden]
    for place in places:
        for cell in solutions:
            if any(block in place.code for block in _blocks_of_solution(cell)):
                wrong = f"students would read the solution in cell {cell.id}"
                yield LeakError(place.where, wrong, "Take it out there.")
        for name in names.defined(master.shared.reference):
            if f"def{name}(" in place.code:
                wrong = f"students would read {name} of reference.py"
                yield LeakError(place.where, wrong, "Take it out there.")
        for test in hidden:
            if what := _of_case(test, place):
                wrong = f"students would read {what} of the hidden case in cell {test.cell.id}"
                yield LeakError(place.where, wrong, HIDE)
    for test in hidden:
        told = telling(test.case.failure_message) & set().union(
            *(telling(t.source) for t in hidden)
        )
        if told:
            wrong = f"its failure_message tells {min(told)}, a value of a hidden case"
            yield LeakError(test.cell.where, wrong, "Say the idea, not the numbers.")


def _places(master: Master) -> Iterator[Place]:
    for name, source in master.given.items():
        yield Place.of(f"assignments/shared/{name}.py", source)
    yield from (Place.of(where, text) for where, text in seen(master))


def seen(master: Master) -> Iterator[tuple[str, str]]:
    """Yield what students see of a master's own cells and public cases, with the place of each."""
    for cell in master.cells:
        if cell.kind == "code" and cell.block == "SOLUTION":
            yield cell.where, markers.student(cell.source)
        elif cell.kind != "raw" and cell.block not in ("SOLUTION", "TESTS"):
            yield cell.where, cell.source
    for test in master.tests:
        if not test.hidden:
            settings = (str(value) for value in test.config.values())
            yield test.cell.where, "\n".join([test.source, *settings])


def _blocks_of_solution(cell: MasterCell) -> set[str]:
    lines = markers.solution_lines(cell.source)
    found = _in_a_row(lines)
    if not found and lines:  # one line alone may be a formula; under its def it is the answer
        code = [line for line in cell.source.split("\n") if line.startswith("def ")]
        found = {squeezed("".join([head, *lines])) for head in code}
    return found


def _of_case(test: TestCell, place: Place) -> str:
    """Return what of a hidden case stands in a place, the most telling first; empty for nothing."""
    if test.function.name in place.text:
        return "the name"
    if any(block in place.code for block in _in_a_row(test.source.split("\n")[1:])):
        return "lines"
    shared = telling(test.source) & place.numbers
    if shared:
        return f"the number {min(shared)}"
    for node in ast.walk(test.function):
        if isinstance(node, (ast.List, ast.Tuple)) and len(node.elts) >= LONG:
            literal = ast.get_source_segment(test.cell.source, node) or ""
            if re.search(r"\d", literal) and squeezed(literal) in place.text:
                return literal
    return ""


def _in_a_row(lines: list[str]) -> set[str]:
    """Return each run of lines, less comments and spaces, that tells what they do."""
    code = [squeezed(COMMENT.sub("", line)) for line in lines]
    code = [line for line in code if line]
    size = min(IN_A_ROW, len(code))
    if size < 2:
        return set()
    return {"".join(code[start : start + size]) for start in range(len(code) - size + 1)}


def telling(text: str) -> set[str]:
    """Return the numbers in `text` that nobody writes by chance: 7.25, but not 100 or 0.01."""
    found = set()
    for number in NUMBER.findall(text):
        digits = re.split("[eE]", number)[0].replace("_", "")
        whole, _, rest = digits.partition(".")
        significant = (whole + rest.rstrip("0")).strip("0") if rest.strip("0") else whole.strip("0")
        if len(significant) >= DIGITS:
            found.add(number)
    return found
