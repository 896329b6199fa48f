"""A master notebook as parsed: cells with the blocks they stand in, questions, test cases."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass, field
from functools import cached_property
from itertools import takewhile
from typing import Any, TypeGuard

import yaml

from autograder.conventions import SETUP, answer_id
from autograder.errors import MasterError
from autograder.model import Case, Shared
from autograder.release import names
from autograder.release.notebook import Notebook

BOUNDARY = re.compile(r"# (BEGIN|END) (QUESTION|SOLUTION|TESTS)")
CONFIG = "# ASSIGNMENT CONFIG"
TEST_CONFIG, TEST_CONFIG_END = '""" # BEGIN TEST CONFIG', '""" # END TEST CONFIG'


@dataclass(frozen=True)
class MasterCell:
    """One cell of a master, with where it stands: the innermost block and the question."""

    id: str
    kind: str
    source: str
    block: str
    question: str
    where: str
    node: Notebook

    @property
    def boundary(self) -> tuple[str, str] | None:
        """``("BEGIN", "QUESTION")`` for such a raw cell; None for a cell that is no boundary."""
        match = BOUNDARY.fullmatch(self.source.split("\n")[0].rstrip())
        return (match[1], match[2]) if match and self.kind == "raw" else None

    def error(self, wrong: str, remedy: str) -> MasterError:
        return MasterError(self.where, wrong, remedy)

    def config(self) -> dict[str, Any]:
        """Return the settings written under the first line of a raw cell."""
        return self.settings(self.source)

    def settings(self, text: str) -> dict[str, Any]:
        """Return the YAML mapping in `text`; raise MasterError where it is none."""
        try:
            settings = yaml.safe_load(text)
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            line = text.split("\n")[mark.line] if mark else text
            wrong = f'settings that cannot be read: "{line.strip()}"'
            raise self.error(wrong, remedy_of(line)) from None
        if settings is None:
            return {}
        if not isinstance(settings, dict):
            raise self.error("settings that are no mapping", "Write `key: value` lines.")
        return settings


def remedy_of(line: str) -> str:
    """Return what to do about a line of settings that YAML does not take."""
    if "\t" in line:
        return "Write spaces in place of the tab."
    if not re.match(r"[\w ]+:(\s|$)", line):
        return "Write `key: value`, with a space after the colon."
    return "Put single quotes around the whole text: it holds a quote or a colon."


@dataclass(frozen=True)
class TestCell:
    """One test cell: its settings and the source of its one function, comments included."""

    __test__ = False  # not a test of pytest's

    cell: MasterCell
    config: dict[str, Any]
    source: str
    function: ast.FunctionDef

    @property
    def settings(self) -> str:
        """The text of its settings, as it was written."""
        return self.cell.source.partition(TEST_CONFIG_END)[0]

    @property
    def arguments(self) -> list[str]:
        spec = self.function.args
        return [argument.arg for argument in [*spec.posonlyargs, *spec.args, *spec.kwonlyargs]]

    @property
    def hidden(self) -> bool:
        return self.config.get("hidden") is True

    @property
    def points(self) -> float:
        points = self.config.get("points")
        return float(points) if is_number(points) else 0.0

    @property
    def case(self) -> Case:
        message = str(self.config.get("failure_message") or "")
        topic = str(self.config.get("topic") or "")
        return Case(self.function.name, self.hidden, self.points, message, topic)


@dataclass(frozen=True)
class MasterQuestion:
    """One question: the cells of its solution and its well-formed test cells."""

    name: str
    begin: MasterCell
    code: tuple[MasterCell, ...]
    tests: tuple[TestCell, ...]
    whole: bool = True
    """Whether all its test cells are well-formed."""

    @property
    def points(self) -> float:
        points = lenient(self.begin).get("points")
        return float(points) if is_number(points) else 0.0

    @property
    def answer(self) -> MasterCell:
        """The answer cell; a master that keeps the rules has exactly one."""
        return next(cell for cell in self.code if cell.id == answer_id(self.name))


@dataclass(frozen=True)
class Master:
    """A parsed master notebook; `name` is the file's, without folders."""

    name: str
    notebook: Notebook
    cells: tuple[MasterCell, ...]
    shared: Shared = field(default_factory=Shared)

    @property
    def setup(self) -> str:
        """Source of the setup cell, empty where there is none."""
        return next((cell.source for cell in self.cells if cell.id == SETUP), "")

    @cached_property
    def given(self) -> dict[str, str]:
        """The shared modules that this lab brings along: its code names something of each."""
        words = set(
            re.findall(r"\w+", "\n".join(cell.source for cell in self.cells if cell.kind == "code"))
        )
        return {
            module: source
            for module, source in self.shared.given.items()
            if words.intersection(names.defined(source))
        }

    @property
    def tests(self) -> list[TestCell]:
        """The well-formed test cells of all questions, in order."""
        return [test for question in self.questions for test in question.tests]

    @cached_property
    def questions(self) -> tuple[MasterQuestion, ...]:
        return tuple(
            _question(cell, self.cells[position + 1 :])
            for position, cell in enumerate(self.cells)
            if cell.boundary == ("BEGIN", "QUESTION")
        )


def _question(begin: MasterCell, following: tuple[MasterCell, ...]) -> MasterQuestion:
    """Return the question that `begin` opens, out of the cells that follow it."""
    ends = {("END", "QUESTION"), ("BEGIN", "QUESTION")}
    inside = [*takewhile(lambda cell: cell.boundary not in ends, following)]
    code = [cell for cell in inside if cell.block == "SOLUTION" and cell.kind == "code"]
    tests, whole = [], True
    for cell in inside:
        if cell.block == "TESTS" and cell.kind == "code":
            try:
                tests.append(read_test(cell))
            except MasterError:
                whole = False  # the rule on test cells says why
    return MasterQuestion(begin.question, begin, tuple(code), tuple(tests), whole)


def is_number(value: Any) -> TypeGuard[float]:
    """Tell whether `value` is a number and no truth value."""
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def lenient(cell: MasterCell) -> dict[str, Any]:
    """Return the settings of a raw cell, empty where they cannot be read."""
    try:
        return cell.config()
    except MasterError:
        return {}


def parse(notebook: Notebook, name: str, shared: Shared | None = None) -> Master:
    """Return the master, however broken: the rules say what is wrong with it."""
    cells: list[MasterCell] = []
    open_blocks: list[str] = []
    question = ""
    for position, node in enumerate(notebook.cells):
        cell_id = str(node.get("id", ""))
        cell = MasterCell(cell_id, node.cell_type, node.source, "", "", "", node)
        verb, block = cell.boundary or ("", "")
        if (verb, block) == ("BEGIN", "QUESTION"):
            question = str(lenient(cell).get("name", f"the question at cell {position + 1}"))
        if verb == "BEGIN":
            open_blocks.append(block)
        here = open_blocks[-1] if open_blocks else ""
        label = f"cell {cell_id}" if cell_id else f"cell number {position + 1}"
        where = ", ".join(part for part in [name, question, label] if part)
        cells.append(MasterCell(cell_id, cell.kind, cell.source, here, question, where, node))
        if verb == "END" and block in open_blocks:
            while open_blocks.pop() != block:
                pass
        question = question if open_blocks else ""
    return Master(name, notebook, tuple(cells), shared or Shared())


def read_test(cell: MasterCell) -> TestCell:
    """Return the test in a test cell: one config string, one function and nothing else."""
    lines = cell.source.split("\n")
    try:
        body = ast.parse(cell.source).body
    except SyntaxError as error:
        raise cell.error(f"not Python: {error.msg}, line {error.lineno}", "Mend it.") from None
    match body:
        case [ast.Expr(value=ast.Constant(value=str())) as config, ast.FunctionDef() as function]:
            end = config.end_lineno or 0
            # Otter reads the text as it stands, not as the string that Python would make of it.
            if lines[0] == TEST_CONFIG and lines[end - 1] == TEST_CONFIG_END:
                settings = cell.settings("\n".join(lines[1 : end - 1]))
                return TestCell(cell, settings, "\n".join(lines[end:]).strip("\n"), function)
    raise cell.error(
        "a test cell holds one test config and one function",
        "Move everything else into the function, or into a cell of its own.",
    )


def answer_names(master: Master) -> set[str]:
    """Return the top-level names that the solution cells of all questions define."""
    found: set[str] = set()
    for question in master.questions:
        for cell in question.code:
            try:
                found.update(names.defined(cell.source))
            except SyntaxError:
                continue  # the rule on syntax reports it
    return found
