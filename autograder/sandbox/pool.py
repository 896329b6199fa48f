"""Hands out children in which the setup cell has run; others are made ready meanwhile."""

from __future__ import annotations

import contextlib
import threading
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor

from autograder.errors import SandboxFault
from autograder.model import Limits
from autograder.sandbox.child import Child, ChildLost
from autograder.sandbox.warm import Zygote


class Pool:
    """Children made ready; `spares` is how many wait at most, and how many are asked at most."""

    def __init__(
        self, zygote: Zygote, setup: str, limits: Limits, seed: int = 0, spares: int = 1
    ) -> None:
        self.zygote, self.setup, self.limits, self.seed = zygote, setup, limits, seed
        self.lock = threading.Lock()
        self.workers = ThreadPoolExecutor(spares)
        self.spares = spares
        self.waiting: deque[Future[Child]] = deque()
        self.closed = False

    def take(self) -> Child:
        """Return a fresh child that lives; SandboxFault when none can be made ready, tried twice.

        One that died while it waited for its turn is replaced.
        """
        with self.lock:
            if self.closed:
                raise SandboxFault("its pool of children was closed")
            while len(self.waiting) <= self.spares:
                self.waiting.append(self.workers.submit(self._prepare))
            first = self.waiting.popleft()
        with contextlib.suppress(SandboxFault):
            child = first.result()
            if child.lives():
                return child
            child.close()
        return self._prepare()

    def _prepare(self) -> Child:
        child = self.zygote.start(self.limits, self.seed)
        child.allow(self.limits.cell_seconds)
        try:
            faults = child.run_cell(self.setup, setup=True)
        except ChildLost as lost:
            child.close()
            raise SandboxFault(f"the setup cell ended its process: {lost.reason}") from None
        if faults:
            child.close()
            raise SandboxFault(f"the setup cell stopped in line {faults[0].line}: {faults[0]}")
        child.own_seconds = child.own_cpu = 0.0  # so far nothing of a submission has run
        return child

    def with_another_seed(self) -> Pool:
        """Return the same with other random draws; close it, too."""
        return Pool(self.zygote, self.setup, self.limits, self.seed + 1)

    def close(self) -> None:
        """End the children that wait; from now on none is made ready."""
        with self.lock:
            self.closed = True
        for child in self.waiting:
            if not child.cancel() and child.exception() is None:
                child.result().close()
        self.workers.shutdown()

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()
