"""Runs a cell as a notebook does, but goes on with the next statement after one that raised.

In the notebook a student runs such a cell again, line by line, until it works; the grader runs it
once.  An `input()`, a package that is missing here or a magic of Colab's at the top of a cell must
not cost what stands below it.
"""

from __future__ import annotations
import __future__

import ast
import asyncio
import inspect
import linecache
import re
from collections.abc import Iterator
from dataclasses import dataclass
from types import CodeType
from typing import Any

from autograder.sandbox import tampering

WRAPPER = re.compile(r"\s*%%(?:time|capture)\b[^\n]*\n")
"""Cell magics that only wrap the code below them, which is run as if they were not there."""

CAPTURED = re.compile(r"^([ \t]*\w+[ \t]*=)[ \t]*!(?!=)(.*)$", re.MULTILINE)
"""``names = !ls``: IPython 7 knows it by a token that Python has no more since 3.12."""


def _captured(match: re.Match[str]) -> str:
    return f"{match[1]} get_ipython().getoutput({match[2]!r})"


DEFINES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom)
MAKERS = "array asarray bool dict float frozenset full int linspace arange list ones set str zeros"
PLAIN_CALLS = frozenset([*MAKERS.split(), "tuple"])
"""Calls that do no more than make a value."""


@dataclass(frozen=True)
class CellFault:
    """What raised in a cell: in which line, counted from 1, and what stands there."""

    error: BaseException
    line: int
    code: str
    caret: int = 0
    """Of a syntax error, the place in `code`, counted from 1."""


class Cells:
    """Runs cells in the namespace of an IPython shell, one statement after the other."""

    def __init__(self, shell: Any) -> None:
        self.shell = shell
        self.given: set[str] = set()
        self.could_replace = False
        """Whether a statement ran, none of the setup cell's, that could replace a function."""
        self.flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
        self.count = 0
        self.loop: asyncio.AbstractEventLoop | None = None

    def remember(self, source: str) -> None:
        """Take the statements of the setup cell for given: of a changed copy they are left out."""
        self.given = {ast.dump(node) for node in ast.parse(self.shell.transform_cell(source)).body}
        self.could_replace = False

    def run(self, source: str, definitions: bool = False) -> Iterator[CellFault]:
        """Run one cell, or what it defines; yield what raises in it.

        A cell that is no Python runs not at all and yields its one error.
        """
        self.count += 1
        name = f"<cell {self.count}>"
        source = WRAPPER.sub("\n", source, count=1)
        try:
            text = self.shell.transform_cell(CAPTURED.sub(_captured, source))
            tree = compile(text, name, "exec", self.flags | ast.PyCF_ONLY_AST, dont_inherit=True)
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
            yield _unparsed(error, source)
            return
        # An entry without a time is kept: AutoGraph reads the source of functions there.
        linecache.cache[name] = (len(text), None, text.splitlines(keepends=True), name)
        for node in tree.body:
            if definitions and (not _defines(node) or ast.dump(node) in self.given):
                continue
            try:
                self._execute(node, name)
            except BaseException as error:  # SystemExit too: exit() ends no notebook
                if definitions and not isinstance(node, DEFINES):
                    continue  # it wants what a line gave that was not run
                yield CellFault(error, node.lineno, _line(source, node.lineno).strip())

    def _execute(self, node: ast.stmt, name: str) -> None:
        # Asked before it runs: what it does cannot change the answer.
        self.could_replace = self.could_replace or tampering.could_replace(node)
        if isinstance(node, ast.ImportFrom) and node.module == "__future__":
            for alias in node.names:
                self.flags |= getattr(__future__, alias.name).compiler_flag
        code = compile(ast.Module([node], []), name, "exec", self.flags, dont_inherit=True)
        if code.co_flags & inspect.CO_COROUTINE:
            self._await(code)
        else:
            exec(code, self.shell.user_ns)

    def _await(self, code: CodeType) -> None:
        self.loop = self.loop or asyncio.new_event_loop()
        self.loop.run_until_complete(eval(code, self.shell.user_ns))


def _defines(node: ast.stmt) -> bool:
    """Tell whether a statement is a definition, an import or a plain assignment."""
    if isinstance(node, (ast.Assign, ast.AnnAssign)) and node.value is not None:
        return all(map(_is_plain, _parts(node.value)))
    return isinstance(node, DEFINES)


def _parts(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what is evaluated at once: a lambda's body is not."""
    yield node
    if not isinstance(node, ast.Lambda):
        for child in ast.iter_child_nodes(node):
            yield from _parts(child)


def _is_plain(node: ast.AST) -> bool:
    if isinstance(node, ast.Call):
        function = node.func
        name = function.attr if isinstance(function, ast.Attribute) else function
        return (name.id if isinstance(name, ast.Name) else name) in PLAIN_CALLS
    return not isinstance(node, (ast.Await, ast.Yield, ast.YieldFrom))


def _unparsed(error: BaseException, source: str) -> CellFault:
    line = getattr(error, "lineno", None) or 0
    code = _line(source, line)
    caret = (getattr(error, "offset", None) or 0) - (len(code) - len(code.lstrip()))
    return CellFault(error, line, code.strip(), max(caret, 1) if line else 0)


def _line(source: str, number: int) -> str:
    lines = source.split("\n")
    return lines[number - 1] if 0 < number <= len(lines) else ""
