"""One submission's stay in the jail: runs its cells, hands out its functions, notes its answers."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass, field
from typing import Any

from autograder.grading import feedback
from autograder.grading.blank import defined, is_stub, runs
from autograder.grading.elsewhere import Elsewhere
from autograder.grading.exam import Exam
from autograder.model import Case, Question, Status, Submission
from autograder.sandbox.child import IDLE, Child, ChildLost
from autograder.sandbox.pool import Pool
from autograder.sandbox.standin import Fault

LEAST_SECONDS = 2.0
"""What a cell gets when those before it have used up the time of all: enough for definitions."""


@dataclass(frozen=True)
class Noted:
    """Whether one case passed, what it was answered on the way, in order and plain, and by what.

    `by` has the name of the function behind each answer; it is not kept.
    """

    passed: bool
    answers: list[Any]
    by: list[str] = field(default_factory=list, compare=False)

    def of(self, names: Container[str]) -> list[Any]:
        """Return the answers of these functions: what a helper found out is not theirs."""
        return [answer for answer, name in zip(self.answers, self.by) if name in names]


Record = dict[str, Noted]
"""What a submission answered to one question, by case."""


def cut_short(record: Record) -> bool:
    """Tell whether a record ends at a limit: on another day it might have been another."""
    return any("lost" in answer for noted in record.values() for answer in noted.answers)


class Sitting:
    """Gives a living child to one case after the other: a fresh one, less what ended it.

    Everything that goes wrong on our side leaves it as a SandboxFault, before a case is begun.
    """

    def __init__(
        self,
        exam: Exam,
        submission: Submission,
        pool: Pool,
        elsewhere: Elsewhere,
    ) -> None:
        self.exam, self.submission, self.pool = exam, submission, pool
        self.elsewhere = elsewhere
        self.status = Status.GRADED
        self.notes: list[str] = []
        self.faults: dict[int, list[Fault]] = {}
        self.deadly: set[int] = set()
        self.current: Child | None = None
        self.begun = False
        self.hopeless: ChildLost | None = None
        self.own_seconds = 0.0
        self.patience = IDLE
        self.rest = pool.limits.cell_seconds * IDLE
        """Seconds of sleep that all cells have together, in whatever child they run."""
        self.taken: dict[tuple[str, str], float] = {}

    def begin(self) -> None:
        """A new question: whatever was drawn at random before must not change it."""
        self.begun = False

    def seat(self, seconds: float) -> Child:
        """Return a living child in which the cells have run, with so many seconds of CPU time."""
        if self.hopeless:
            raise self.hopeless
        while self.current is None:
            self.current = self.elsewhere.take()
            self._run_cells(self.current)
            self._look_for_tampering()
        self.current.allow(seconds, self.patience)
        if not self.begun:
            self.begun = True
            self.current.redraw()
        return self.current

    def for_case(self, question: Question, case: Case) -> Child:
        """Return a child that may take as long as this case takes the solution, many times over."""
        return self.seat(self.exam.seconds(question, case, self.pool.limits))

    def names(self, child: Child, question: Question, case: Case) -> Callable[[str], Any]:
        """Return what looks names up for a case: in the child, or a helper that looks elsewhere."""
        seconds = self.exam.seconds(question, case, self.pool.limits)

        def name(wanted: str) -> Any:
            if wanted in self.exam.looks:
                return self.elsewhere.helper(wanted, child, seconds)
            return child.get(wanted)

        return name

    def blank(self, question: Question) -> bool:
        """Tell whether what a question asks for is as it was given, once the cells have run.

        Where the file is read and not the code, the only sign of an attempt is a changed stub.
        """
        if self.exam.reads_the_file(question):
            reported = bool(self.submission.evidence)
            stubs = [is_stub(cell.source, question.stub) for cell in self.submission.cells]
            return not reported and any(stubs)
        try:
            child = self.seat(self.pool.limits.call_seconds)
            return child.untouched(question.defines, question.stub)
        except ChildLost as lost:
            self.lose(lost, question.name)
            return False

    def _run_cells(self, child: Child) -> None:
        """Run the submission's cells but those that took a child down."""
        limits = self.pool.limits
        left = limits.total_seconds
        for position, cell in enumerate(self.submission.cells):
            if cell.kind != "code" or position in self.deadly:
                continue
            granted = min(limits.cell_seconds, max(left, LEAST_SECONDS))
            child.allow(granted, self.patience)
            child.idle = min(child.idle, max(self.rest, LEAST_SECONDS))
            try:
                # Of given cells that were changed, what they define is taken, and nothing is run.
                found = child.run_cell(cell.source, definitions=not runs(cell))
                self.faults[position] = found
            except ChildLost as lost:
                self.deadly.add(position)
                self.faults[position] = [Fault("Stopped", lost.reason)]
                self.lose(lost, f"cell {position + 1}")
                return
            finally:
                self.rest -= child.slept
            left -= granted - max(child.allowance, 0.0)

    def _look_for_tampering(self) -> None:
        """Note for staff what the cells replaced of the frameworks and of the given functions."""
        if self.current is None:
            return
        self.current.allow(self.pool.limits.call_seconds, self.patience)
        try:
            self.current.redraw()
            names = self.current.replaced()
        except ChildLost as lost:
            self.lose(lost, "after its cells")
            # Nothing was asked of it: what its cells left running takes all that it may have.
            self.hopeless = lost
            raise
        if names:
            self.notes.append(f"its code replaced {feedback.cut(', '.join(names))}: look at it")

    def lose(self, lost: ChildLost, where: str) -> None:
        """Note why the child is gone; the next question gets a fresh one."""
        self.status = lost.status if self.status is Status.GRADED else self.status
        if lost is not self.hopeless:
            self.notes.append(f"{where}: {lost.reason}")
        if lost.status is Status.TIMED_OUT:
            self.patience = min(self.patience, 1.0)  # whoever sleeps once may sleep again
        self.close()

    def close(self) -> None:
        self.elsewhere.close()
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

    def fault_of(self, names: Iterable[str], answer: str = "") -> Fault | None:
        """Return what first raised in the last cell that defines one of `names`, or is `answer`."""
        wanted = set(names)
        for position, cell in reversed(list(enumerate(self.submission.cells))):
            if cell.kind == "code" and (
                (answer and cell.id == answer) or not defined(cell.source).isdisjoint(wanted)
            ):
                return next(iter(self.faults.get(position, [])), None)
        return None


class Names:
    """The mapping in which a test case's argument names are looked up."""

    def __init__(self, child: Callable[[str], Any], known: dict[str, Any]) -> None:
        self.child, self.known = child, known

    def get(self, name: str, default: Any = None) -> Any:
        return self.known[name] if name in self.known else self.child(name)
