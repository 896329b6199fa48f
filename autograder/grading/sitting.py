"""One submission's stay in the jail: runs its cells, hands out its functions, notes its answers."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from autograder.grading import feedback
from autograder.grading.attempted import defines, runs
from autograder.grading.exam import Exam
from autograder.model import Question, Status, Submission
from autograder.sandbox.child import Child, ChildLost
from autograder.sandbox.standin import Fault
from autograder.sandbox.warm import Ready


@dataclass(frozen=True)
class Noted:
    """Whether one case passed, and what it was answered on the way, in order and plain."""

    passed: bool
    answers: list[Any]


Record = dict[str, Noted]
"""What a submission answered to one question, by case."""


class Sitting:
    """Gives a living child to one question after the other: a fresh one, less what ended it."""

    def __init__(self, exam: Exam, submission: Submission, ready: Ready) -> None:
        self.exam, self.submission, self.ready = exam, submission, ready
        self.end = time.monotonic() + ready.limits.total_seconds
        self.status = Status.GRADED
        self.notes: list[str] = []
        self.records: dict[str, Record] = {}
        self.faults: dict[int, list[Fault]] = {}
        self.deadly: set[int] = set()
        self.current: Child | None = None
        self.begun = False
        self.own_seconds = 0.0

    def begin(self) -> None:
        """A new question: whatever was drawn at random before must not change it."""
        self.begun = False

    def child(self) -> Child:
        """Return a living child in which the cells have run; ChildLost when time is up."""
        while self.current is None:
            if time.monotonic() > self.end:
                limit = f"{self.ready.limits.total_seconds:.0f} s"
                raise ChildLost(Status.TIMED_OUT, f"its {limit} in all were used up")
            self.current = self.ready.take()
            self.current.deadline = self.end
            self._run_cells(self.current)
        if not self.begun:
            self.begun = True
            self.current.redraw()
        return self.current

    def _run_cells(self, child: Child) -> None:
        """Run the submission's cells but those that took a child down."""
        for position, cell in enumerate(self.submission.cells):
            if not runs(cell) or position in self.deadly:
                continue
            try:
                self.faults[position] = child.run_cell(cell.source, self.ready.limits.cell_seconds)
            except ChildLost as lost:
                self.deadly.add(position)
                self.faults[position] = [Fault("Stopped", lost.reason)]
                self.lose(lost, f"cell {position + 1}")
                return

    def lose(self, lost: ChildLost, where: str) -> None:
        """Note why the child is gone; the next question gets a fresh one."""
        self.status = lost.status if self.status is Status.GRADED else self.status
        self.notes.append(f"{where}: {lost.reason}")
        self.close()

    def close(self) -> None:
        if self.current:
            self.own_seconds += self.current.own_seconds
            self.current.close()
            self.current = None

    def skipped(self) -> list[str]:
        """Return a note on each line that raised, in the order of the cells."""
        return [
            f"cell {position + 1}, {feedback.place(fault)}"
            for position in sorted(self.faults.keys() - self.deadly)
            for fault in self.faults[position]
        ]

    def fault_of(self, question: Question) -> Fault | None:
        """Return what first raised in the last cell that defines one of the question's names."""
        for position, cell in reversed(list(enumerate(self.submission.cells))):
            if cell.kind == "code" and (
                cell.id == f"{question.name}-answer"
                or any(defines(cell.source, name) for name in question.defines)
            ):
                return next(iter(self.faults.get(position, [])), None)
        return None


class Names:
    """The mapping in which a test case's argument names are looked up."""

    def __init__(self, child: Callable[[], Child], known: dict[str, Any]) -> None:
        self.child, self.known = child, known

    def get(self, name: str, default: Any = None) -> Any:
        return self.known[name] if name in self.known else self.child().get(name)
