"""What the cells of one submission may take, in however many children they run.

A cell that ends its process costs the child, and the cells before it run again in the next one.
Whoever has one such cell must lose nothing else, so each child's cells may take what the first
one's could, and all children together a few times that: nobody else comes near it.  When that is
used up, or several cells ended their process, what has not run yet only defines; and somewhere it
ends, so that a sitting's cells compute and sleep at most `LAST` times `total_seconds`, less than a
cell's time over.
"""

from __future__ import annotations

from autograder.model import Limits, Status
from autograder.sandbox.child import IDLE, TICK, Child, ChildLost

LEAST_SECONDS = 2.0
"""What a cell gets when those before it have used up the time of all: enough for definitions."""

MOST, LAST = 4, 5
"""All children together may take so many times what one may; then there is time for definitions
only, and at last for nothing."""

TRIED, GIVEN_UP = 5, 20
"""So many cells that end their process are found by running them; with the definitions of so many,
nothing more is asked."""

UNSEEN = 2 * TICK
"""What a cell may take before the watchdog has looked twice."""


class Budget:
    """Grants each cell its time, and says when there is time for definitions only, or for nothing.

    `left` is what the cells may take in all children, computing or asleep, before they only define;
    `rest` how long they may sleep, and `here` what they may compute in this child.
    """

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.left = MOST * limits.total_seconds
        self.rest = IDLE * limits.cell_seconds
        self.here = 0.0

    def begin(self) -> None:
        """A new child: it may take as much as the one before."""
        self.here = self.limits.total_seconds

    def grant(self, child: Child, patience: float) -> None:
        """Allow the child what its next cell may take."""
        seconds = max(min(self.here, self.left), LEAST_SECONDS)
        child.allow(min(seconds, self.limits.cell_seconds), patience, max(self.rest, LEAST_SECONDS))

    def charge(self, child: Child) -> None:
        """Count what it took."""
        self.here -= child.computed
        self.rest -= child.slept
        self.left -= child.computed + child.slept + UNSEEN

    def why_only_definitions(self, deadly: int) -> str:
        """Return why cells that have not run yet may only define, empty while they may run.

        `deadly` is how many cells ended their process.
        """
        if deadly >= TRIED:
            return f"{deadly} cells above ended their process"
        return "the cells above took all the time that there is" if self.left < 0 else ""

    def end(self, deadly: int) -> ChildLost | None:
        """Return why nothing more is run, None while something may be."""
        if deadly >= GIVEN_UP:
            return ChildLost(Status.CRASHED, f"{deadly} of its cells ended their process")
        if self.left < (MOST - LAST) * self.limits.total_seconds:
            return ChildLost(Status.TIMED_OUT, "together its cells took far longer than they may")
        return None
