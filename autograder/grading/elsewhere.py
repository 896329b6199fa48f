"""A student's objects, looked at where no code of theirs has run.

What a helper in the student's own process says of a framework's object is a claim.  So a lab may
bring an ``elsewhere.py``: for each given helper in its `LOOKS`, `taken_out` says in the student's
process what there is to see, in plain data, and `looked_at` does the looking in a clean child.
The package knows no framework: both functions are course content.

What there is to see decides what is seen, random draws and all.  So where a submission shows what
the solution has shown, what was seen then is seen again, and a submission that shows nothing else
needs no clean child.  Nothing is kept of what a submission shows: it could have been shown to a
child that another look of its own had spoilt.
"""

from __future__ import annotations

import ast
import contextlib
import hashlib
from collections.abc import Callable
from typing import Any, NoReturn

from autograder.conventions import LOOKED_AT, LOOKS, TAKEN_OUT
from autograder.errors import SandboxFault
from autograder.sandbox import channel
from autograder.sandbox.child import Child, ChildLost
from autograder.sandbox.pool import Pool
from autograder.sandbox.standin import StandIn

SEALED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
sys.path.remove("")
"""
"""A graph can write files, and a module in the working folder would be imported."""


Sights = dict[bytes, channel.Tree]
"""What was seen, by a digest of what there was to see."""


def looks(source: str) -> frozenset[str]:
    """Return the names of the helpers that look elsewhere, as the source lists them."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == LOOKS:
            return frozenset(ast.literal_eval(node.value))
    return frozenset()


class Elsewhere:
    """The clean child of one sitting, made when it is first needed: for what is not in `seen`.

    What it sees is noted in `sights`, where they are asked for.  Graphs keep variables in the
    process where they compute, so no other sitting looks there.
    """

    def __init__(self, pool: Pool, source: str, seen: Sights, sights: Sights | None = None) -> None:
        self.pool, self.source, self.seen, self.sights = pool, source, seen, sights
        self.child: Child | None = None
        self.looked_at: Any = None

    def take(self) -> Child:
        """Return a fresh child that has the definitions of the source, out of sight of cells."""
        child = self.pool.take()
        if self.source:
            child.allow(self.pool.limits.cell_seconds)
            try:
                child.lend(self.source)
            except SandboxFault:
                child.close()
                raise
        return child

    def helper(self, name: str, theirs: Child, seconds: float) -> Callable[..., Any]:
        """Return what does as the given helper `name`, on what is taken out of `theirs`."""
        taken_out = theirs.get(TAKEN_OUT)

        def look(*arguments: Any) -> Any:
            taken = _plain(taken_out(name, *arguments))
            return self._look(seconds, name, taken, *map(_plain, arguments))

        return look

    def _look(self, seconds: float, *arguments: Any) -> Any:
        shown = channel.pack({"seed": self.pool.seed, "look": channel.encode(arguments, _refuse)})
        key = hashlib.sha256(shown).digest()
        if key in self.seen:
            return channel.decode(self.seen[key], _refuse)
        child = self.child = self.child or self._clean()
        child.allow(seconds)
        try:
            child.redraw()
            answer = self.looked_at(*arguments)
        except ChildLost:
            self.close()  # what was taken out did it: the next one meets a fresh child
            raise
        if self.sights is not None:
            with contextlib.suppress(TypeError):
                self.sights[key] = channel.encode(answer, _refuse)
        return answer

    def _clean(self) -> Child:
        child = self.take()
        child.run_cell(SEALED)
        self.looked_at = child.get(LOOKED_AT)
        return child

    def close(self) -> None:
        if self.child:
            self.child.close()
            self.child = None


def _refuse(*thing: Any) -> NoReturn:
    raise TypeError("what is looked at, and what is seen, is plain data")


def _plain(value: Any) -> Any:
    """Return a value whose objects are left behind: they cannot leave the process they are in."""
    if isinstance(value, StandIn):
        return None
    if isinstance(value, (list, tuple)):
        return type(value)(map(_plain, value))
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return value
