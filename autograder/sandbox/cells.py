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
from types import CodeType
from typing import Any

WRAPPER = re.compile(r"\s*%%(?:time|capture)\b[^\n]*\n")
"""Cell magics that only wrap the code below them, which is run as if they were not there."""

CAPTURED = re.compile(r"^([ \t]*\w+[ \t]*=)[ \t]*!(?!=)(.*)$", re.MULTILINE)
"""``names = !ls``: IPython 7 knows it by a token that Python has no more since 3.12."""


def _captured(match: re.Match[str]) -> str:
    return f"{match[1]} get_ipython().getoutput({match[2]!r})"


class Cells:
    """Runs cells in the namespace of an IPython shell, one statement after the other."""

    def __init__(self, shell: Any) -> None:
        self.shell = shell
        self.flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
        self.count = 0
        self.loop: asyncio.AbstractEventLoop | None = None

    def run(self, source: str) -> Iterator[tuple[BaseException, int, str]]:
        """Run one cell; yield each error with its line, from 1, and that line's text.

        A cell that is no Python runs not at all and yields its one error.
        """
        self.count += 1
        name = f"<cell {self.count}>"
        source = WRAPPER.sub("\n", source, count=1)
        try:
            text = self.shell.transform_cell(CAPTURED.sub(_captured, source))
            tree = compile(text, name, "exec", self.flags | ast.PyCF_ONLY_AST, dont_inherit=True)
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
            line = getattr(error, "lineno", None) or 0
            yield error, line, _line(source, line)
            return
        # An entry without a time is kept: AutoGraph reads the source of functions there.
        linecache.cache[name] = (len(text), None, text.splitlines(keepends=True), name)
        for node in tree.body:
            try:
                self._execute(node, name)
            except BaseException as error:  # SystemExit too: exit() ends no notebook
                yield error, node.lineno, _line(source, node.lineno)

    def _execute(self, node: ast.stmt, name: str) -> None:
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


def _line(source: str, number: int) -> str:
    lines = source.split("\n")
    return lines[number - 1].strip() if 0 < number <= len(lines) else ""
