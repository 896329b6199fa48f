"""Numbers the children that run at the same time: as root, each number is another user."""

from __future__ import annotations

import contextlib
import queue
from collections.abc import Iterator


class Slots:
    """The numbers 0 to `count` - 1, each lent to one thread at a time."""

    def __init__(self, count: int) -> None:
        self.free: queue.SimpleQueue[int] = queue.SimpleQueue()
        for number in range(count):
            self.free.put(number)

    @contextlib.contextmanager
    def borrow(self) -> Iterator[int]:
        """Lend a number, waiting for one where all are out."""
        number = self.free.get()
        try:
            yield number
        finally:
            self.free.put(number)
