"""One submission's stay in the jail: runs its cells, hands out its functions, notes its answers."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass, field
from typing import Any, NoReturn

from autograder.grading import feedback
from autograder.grading.blank import defined, runs
from autograder.grading.budget import Budget
from autograder.grading.elsewhere import Elsewhere
from autograder.grading.exam import Exam
from autograder.grading.kept import Kept
from autograder.model import Case, Cell, Question, Status, Submission
from autograder.sandbox.child import IDLE, Child, ChildLost
from autograder.sandbox.pool import Pool
from autograder.sandbox.standin import Fault

STOPPED = "Stopped"
"""The fault of a cell that was not run to its end, and raised nothing."""


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
        earlier: Sitting | None = None,
    ) -> None:
        self.exam, self.submission, self.pool = exam, submission, pool
        self.elsewhere = elsewhere
        self.status = Status.GRADED
        self.notes: list[str] = []
        # An earlier one has found out about the same cells, and used of their time.
        self.faults: dict[int, list[Fault]] = dict(earlier.faults) if earlier else {}
        self.deadly: set[int] = set(earlier.deadly) if earlier else set()
        self.defining: dict[int, Fault] = dict(earlier.defining) if earlier else {}
        """Cells of which no more is taken than what they define, and why."""
        self.budget: Budget = earlier.budget if earlier else Budget(pool.limits)
        self.current: Child | None = None
        self.kept: Kept = {}
        self.begun = False
        self.hopeless: ChildLost | None = None
        self.own_seconds = 0.0
        self.patience = IDLE
        self.taken: dict[tuple[str, str], float] = {}

    def begin(self) -> None:
        """A new question: whatever was drawn at random before must not change it."""
        self.begun = False

    def seat(self, seconds: float) -> Child:
        """Return a living child in which the cells have run, with so many seconds of CPU time."""
        if self.hopeless:
            raise self.hopeless
        while self.current is None:
            self.current, self.kept = self.elsewhere.take(), {}
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
        """Tell whether what a question asks for is as it was given, once the cells have run."""
        try:
            child = self.seat(self.pool.limits.call_seconds)
            return child.untouched(question.defines, question.stub)
        except ChildLost as lost:
            self.lose(lost, question.name)
            return False

    def _run_cells(self, child: Child) -> None:
        """Run the submission's cells but those that took a child down."""
        self.budget.begin()
        for position, cell in enumerate(self.submission.cells):
            if cell.kind != "code" or position in self.deadly:
                continue
            self._mind_the_budget(position, cell)
            self.budget.grant(child, self.patience)
            try:
                # Of given cells that were changed, what they define is taken, and nothing is run.
                only = position in self.defining or not runs(cell)
                self.faults[position] = child.run_cell(cell.source, definitions=only)
            except ChildLost as lost:
                self.deadly.add(position)
                self.faults[position] = [Fault(STOPPED, lost.reason)]
                self.lose(lost, f"cell {position + 1}")
                return
            finally:
                self.budget.charge(child)

    def _mind_the_budget(self, position: int, cell: Cell) -> None:
        """Let a cell that has not run yet only define, or stop, where too much has been taken."""
        end = self.budget.end(len(self.deadly))
        if end:
            self._give_up(end, f"cell {position + 1}")
        why = self.budget.why_only_definitions(len(self.deadly))
        if why and position not in self.faults and runs(cell):
            why = f"only what is defined was taken, since {why}"
            if not self.defining:
                self.notes.append(f"cell {position + 1} and those below it: {why}")
            self.defining[position] = Fault(STOPPED, why)

    def _look_for_tampering(self) -> None:
        """Note for staff what the cells replaced of the frameworks and of the given functions."""
        if self.current is None:
            return
        self.current.allow(self.pool.limits.call_seconds, self.patience)
        try:
            self.current.redraw()
            names = self.current.replaced()
        except ChildLost as lost:
            # Nothing was asked of it: what its cells left running takes all that it may have.
            self._give_up(lost, "after its cells")
        if names:
            self.notes.append(f"its code replaced {feedback.cut(', '.join(names))}: look at it")

    def _give_up(self, lost: ChildLost, where: str) -> NoReturn:
        """No child will do better: whatever is still to be asked is lost as well."""
        self.lose(lost, where)
        self.hopeless = lost
        raise lost

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
                return next(iter(self.faults.get(position, [])), self.defining.get(position))
        return None


class Names:
    """The mapping in which a test case's argument names are looked up."""

    def __init__(self, child: Callable[[str], Any], known: dict[str, Any]) -> None:
        self.child, self.known = child, known

    def get(self, name: str, default: Any = None) -> Any:
        return self.known[name] if name in self.known else self.child(name)
