"""The cells of a submission take a bounded time, in however many children they run."""

from __future__ import annotations

import pytest

from autograder.grading.budget import GIVEN_UP, LAST, LEAST_SECONDS, MOST, TRIED, Budget
from autograder.model import Limits, Status
from autograder.sandbox.child import IDLE, Child

LIMITS = Limits(cell_seconds=60, total_seconds=300)


class Busy(Child):
    """A child whose every cell takes a share of what it is granted, in CPU time and asleep."""

    def __init__(self, computes: float = 0.0, sleeps: float = 0.0) -> None:
        self.computes, self.sleeps = computes, sleeps

    def allow(self, *granted: float) -> None:
        super().allow(*granted)
        self.computed, self.slept = self.computes * self.allowance, self.sleeps * self.idle


def run(budget: Budget, child: Busy, cells: int) -> list[float]:
    """Run so many cells in a fresh child, unless there is an end; return what each one took."""
    budget.begin()
    took = []
    for _ in range(cells):
        if budget.end(0):
            break
        budget.grant(child, IDLE)
        budget.charge(child)
        took.append(child.computed + child.slept)
    return took


@pytest.mark.parametrize("child", [Busy(1, 0), Busy(0, 1), Busy(1, 1)])
@pytest.mark.parametrize("cells", [3, 2000])
def test_all_children_together_take_a_bounded_time(child: Busy, cells: int) -> None:
    """So many times what one may compute, and the last cell over; then nothing is run."""
    budget = Budget(LIMITS)
    most = LAST * LIMITS.total_seconds + (1 + IDLE) * LIMITS.cell_seconds

    took = [second for _ in range(10_000) for second in run(budget, child, cells)]

    assert MOST * LIMITS.total_seconds / 2 < sum(took) <= most
    assert [] == run(budget, child, cells)


def test_cells_too_short_to_be_seen_are_counted() -> None:
    """There may be two thousand of them, and a child for each."""
    budget = Budget(LIMITS)

    children = sum(1 for _ in range(10_000) if run(budget, Busy(), 2000))

    assert children < 10


@pytest.mark.parametrize("child", [2, 3, 4])
def test_what_ran_may_take_as_long_in_the_next_child(child: int) -> None:
    """Whoever has one deadly cell and answers that hang loses nothing that was computed before."""
    budget = Budget(LIMITS)
    first = run(budget, Busy(1), 4)

    again = [run(budget, Busy(1), 4) for _ in range(2, child + 1)]

    assert [first] * (child - 1) == again


def test_where_the_time_is_up_a_cell_still_has_time_to_define() -> None:
    """The experiments above it took what there is."""
    budget = Budget(LIMITS)

    took = run(budget, Busy(1), 7)

    assert [60.0] * 5 + [LEAST_SECONDS] * 2 == took
    assert "" == budget.why_only_definitions(0)


def test_a_few_deadly_cells_are_tried_then_the_others_only_define() -> None:
    """One is an accident, and so are four."""
    why = [Budget(LIMITS).why_only_definitions(deadly) for deadly in (0, 1, TRIED - 1, TRIED)]

    assert ["", "", "", f"{TRIED} cells above ended their process"] == why


def test_where_all_children_took_all_time_new_cells_only_define() -> None:
    """What they define takes next to nothing."""
    budget = Budget(LIMITS)

    for _ in range(MOST):
        run(budget, Busy(1), 5)

    assert "the cells above took all the time that there is" == budget.why_only_definitions(0)
    assert [LEAST_SECONDS] * 5 == run(budget, Busy(1), 5)


def test_cells_whose_definitions_end_processes_have_an_end() -> None:
    """Nobody's honest notebook has so many."""
    ends = [Budget(LIMITS).end(deadly) for deadly in (TRIED, GIVEN_UP - 1, GIVEN_UP)]

    assert [None, None, Status.CRASHED] == [end and end.status for end in ends]
