"""What decides how the answers to a question answer: the code that its cases and attempts reach.

An edit of anything else need not be asked about.  A word is taken for a name wherever it stands,
in a comment, too: what is asked once too often costs seconds, what is not asked is wrong.
"""

from __future__ import annotations

import ast
import hashlib
import inspect
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from autograder.model import Attempt
from autograder.release import inline, names, setup_cell
from autograder.release.structure import Master

EVIDENCE = "EVIDENCE"
WORD = re.compile(r"[^\W\d]\w*")


@dataclass
class Code:
    """Top-level statements in order, each with the names that it binds and whose solution it is."""

    statements: list[tuple[frozenset[str], str, str]] = field(default_factory=list)
    always: set[int] = field(default_factory=set)
    """Those that are no definitions: imports, settings, whatever happens by itself."""

    def add(self, source: str, question: str = "") -> None:
        """Add the statements of a cell; of a given one, what happens by itself counts always."""
        source = names.plain(source)
        lines = source.split("\n")
        for node in ast.parse(source).body:
            decorators = [d.lineno for d in getattr(node, "decorator_list", [])]
            first = min([node.lineno, *decorators]) - 1
            bound = frozenset(inline.bound_by(node))
            if not question and not bound:
                self.always.add(len(self.statements))
            text = "\n".join(lines[first : node.end_lineno])
            self.statements.append((bound, text, question))

    def reached(self, roots: Iterable[str], question: str) -> list[str]:
        """Return the statements that the texts in `roots` reach, and those that count always.

        The solution of `question` itself is none of them.
        """
        found = set(self.always)
        words: set[str] = set()
        waiting = [*roots, *(self.statements[number][1] for number in found)]
        while waiting:
            new = set(WORD.findall(waiting.pop())) - words
            words |= new
            for number, (bound, text, solves) in enumerate(self.statements):
                if number not in found and bound & new and solves != question:
                    found.add(number)
                    waiting.append(text)
        return [self.statements[number][1] for number in sorted(found)]


def of(
    master: Master, solutions: dict[str, str], attempts: Iterable[Attempt], elsewhere: str = ""
) -> dict[str, str]:
    """Return for each question a digest of all that its cases, attempts and solution reach.

    `elsewhere` is the source of what looks at their objects in a process of its own.
    """
    attempts = tuple(attempts)
    portable = [inspect.getsource(module) for module in setup_cell.DECISIVE]
    code = Code()
    for source in (*master.given.values(), master.setup, elsewhere):
        code.add(source)
    for name, source in solutions.items():
        code.add(source, name)
    bound = frozenset[str]().union(*(names for names, _, _ in code.statements))
    found = {}
    for question in master.questions:
        own = solutions[question.name]
        roots = [own, *(a.source for a in attempts if a.question == question.name)]
        roots += [test.source for test in question.tests]
        if any(not bound.issuperset(test.arguments) for test in question.tests):
            roots.append(EVIDENCE)  # what is asked for is read in the submitted file
        found[question.name] = digest(portable, own, code.reached(roots, question.name))
    return found


def digest(*parts: object) -> str:
    """Return a short hash of anything whose `repr` lasts."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]
