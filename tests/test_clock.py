"""A cell that takes long is seen to be alive; a short one is left alone."""

from __future__ import annotations

import threading
from typing import Any

from autograder.portable import clock


class Screen:
    """What a front end shows of the clock."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.shown = threading.Event()

    def display(self, line: Any, display_id: bool) -> Screen:
        self.update(line)
        return self

    def update(self, line: Any) -> None:
        self.texts.append(repr(line))
        self.shown.set()


def test_a_short_cell_shows_nothing() -> None:
    """Most cells do."""
    screen = Screen()
    follower = clock.Clock(screen.display)
    follower.start()
    follower.stop()

    assert [] == screen.texts


def test_a_long_cell_shows_that_it_runs_and_then_how_long(monkeypatch: Any) -> None:
    """The line is updated in place, and ends with the cell."""
    monkeypatch.setattr(clock, "AFTER", 0.0)
    screen = Screen()
    follower = clock.Clock(screen.display)
    follower.start()
    screen.shown.wait(60)
    follower.stop()

    assert [True, True] == [
        screen.texts[0].startswith("⏳ running"),
        screen.texts[-1].startswith("⏱"),
    ]
    assert follower.timer is None
