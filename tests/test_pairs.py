"""Two slips from one right answer are put together."""

from __future__ import annotations

import pytest

from autograder.diagnosis.pairs import pairs
from autograder.model import Attempt

RIGHT = """def cost(p, t):
    if p.shape != t.shape:
        raise ValueError("shapes")
    return np.mean((p - t) ** 2) / 2
"""
NO_HALF = RIGHT.replace(" / 2", "")
LENGTHS = RIGHT.replace("p.shape != t.shape", "len(p) != len(t)")
OTHER = "cost = lambda p, t: ((p - t) @ (p - t)) / len(p) / 2\n"


def merged(*sources: str, bases: tuple[str, ...] = (RIGHT,)) -> list[str]:
    """Return the sources of all pairs of the given wrong answers."""
    attempts = tuple(Attempt("q3", str(n), False, source) for n, source in enumerate(sources))
    return [pair.source for pair in pairs(attempts, bases)]


@pytest.mark.parametrize("pair", [(NO_HALF, LENGTHS), (LENGTHS, NO_HALF)])
def test_both_faults_end_up_in_one_cell(pair: tuple[str, str]) -> None:
    """Whichever comes first."""

    assert [NO_HALF.replace("p.shape != t.shape", "len(p) != len(t)")] == merged(*pair)


def test_the_nearest_right_answer_is_the_one_slipped_from() -> None:
    """Another one has to change too much."""

    assert merged(NO_HALF, LENGTHS) == merged(NO_HALF, LENGTHS, bases=(OTHER, RIGHT))


def test_the_smallest_slips_come_first() -> None:
    """They are the likeliest."""
    longer = RIGHT.replace("(p - t) ** 2", "np.abs(p - t) + 0 * p + 0 * t")

    smallest = merged(longer, NO_HALF, LENGTHS)[0]

    assert [smallest] == merged(NO_HALF, LENGTHS)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (NO_HALF, RIGHT.replace(" / 2", " / 3")),
        (NO_HALF, OTHER),
        (RIGHT.replace("p.shape", "("), RIGHT.replace("t.shape", ")")),
    ],
    ids=["same place", "another style", "no Python"],
)
def test_faults_that_do_not_go_together_are_left_alone(one: str, other: str) -> None:
    """A wrong name is worse than none."""

    assert [] == merged(one, other)
