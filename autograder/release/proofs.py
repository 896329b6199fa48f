"""What was proved by running: that the solution earns its points, that no given cell stops.

A proof holds as long as the code does that was run.  Its key is kept beside the solutions, so that
an edit of prose runs nothing and `lab build --check` knows.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from autograder.course import Lab
from autograder.errors import ReleaseError, raise_all
from autograder.model import Bundle
from autograder.release import notebook as notebooks
from autograder.release import reach, setup_cell
from autograder.release.execute import execute as run_notebook
from autograder.release.notebook import Notebook

Examine = Callable[[Bundle, str, bytes], list[str]]
"""Grades a solved notebook, by its name and bytes; returns what of its points it does not earn."""

SOLUTION, UNTOUCHED = "solution", "untouched"


@dataclass
class Proofs:
    """The proofs of a lab that hold today."""

    lab: Lab
    keys: dict[str, str]

    def untouched(self, student: Notebook, *, execute: bool) -> None:
        """Prove that the notebook for students runs from top to bottom as it is given out."""
        with self._proof(UNTOUCHED, _code(student), execute) as to_prove:
            if to_prove:
                run_notebook(student, self.lab.student_notebook.name, "untouched")

    def solution(self, solved: Notebook, exam: Bundle, examine: Examine | None) -> None:
        """Prove that the solved notebook earns all of its points."""
        parts = (_code(solved), exam.tests, exam.evidence)
        with self._proof(SOLUTION, parts, examine is not None) as to_prove:
            if to_prove and examine:
                name = self.lab.relative(self.lab.solution)
                missing = examine(exam, self.lab.solution.name, notebooks.write(solved))
                remedy = "Mend the solution in the master, or the case."
                raise_all([ReleaseError(name, wrong, remedy) for wrong in missing])

    @contextlib.contextmanager
    def _proof(self, name: str, parts: object, able: bool) -> Iterator[bool]:
        """Tell whether there is something to prove; an old proof goes, a new one is noted."""
        key = reach.digest(parts)
        if self.keys.get(name) == key:
            yield False
            return
        self.keys.pop(name, None)
        yield able
        if able:
            self.keys[name] = key


def with_outputs(solved: Notebook, committed: Notebook | None) -> Notebook:
    """Return the solved notebook with the outputs of a committed one that runs the same code."""
    if committed is not None and _code(committed) == _code(solved):
        for cell, ran in zip(_code_cells(solved), _code_cells(committed)):
            cell.outputs, cell.execution_count = ran.outputs, ran.execution_count
    return solved


def _code_cells(notebook: Notebook) -> list[Notebook]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def _code(notebook: Notebook) -> list[str]:
    return [setup_cell.what_runs(cell.source) for cell in _code_cells(notebook)]
