"""Keeps the warm process, and children that are ready before anybody asks for one."""

from __future__ import annotations

import itertools
import os
import socket
import subprocess
import sys
import tempfile
import threading
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import asdict

import msgpack

from autograder.errors import JailError
from autograder.model import Limits
from autograder.sandbox.child import Child
from autograder.sandbox.jail import HOME, Layer


class Zygote:
    """The warm process.  Start it early: it needs some ten seconds before its first child."""

    def __init__(self, layer: Layer) -> None:
        self.layer = layer
        self.control, theirs = socket.socketpair()
        self.lock = threading.Lock()
        self.log = tempfile.TemporaryFile()  # noqa: SIM115 - closed by close()
        environment = {
            "PATH": os.defpath,
            "HOME": HOME,
            "LANG": "C.UTF-8",
            "PYTHONHASHSEED": "0",
            "MPLBACKEND": "agg",
            "MPLCONFIGDIR": "/tmp/matplotlib",
            "TF_CPP_MIN_LOG_LEVEL": "3",
            "TF_ENABLE_ONEDNN_OPTS": "0",
            "CUDA_VISIBLE_DEVICES": "-1",
            "OMP_NUM_THREADS": "1",
            "OPENBLAS_NUM_THREADS": "1",
            "PIP_NO_INDEX": "1",  # `!pip install` says no at once instead of trying a network
        }
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", "autograder.sandbox.zygote", str(theirs.fileno())],
            pass_fds=[theirs.fileno()],
            env=environment,
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=self.log,
            stderr=self.log,
        )
        theirs.close()
        self.ready = False
        self.living: dict[int, Child | None] = {}

    def wait(self) -> None:
        """Block until the zygote is warm; JailError with its last words when it died."""
        with self.lock:
            if not self.ready and self.control.recv(16) != b"ready\n":
                self.log.seek(0)
                last = self.log.read().decode("utf-8", "replace").strip().splitlines()[-1:]
                raise JailError(
                    "the sandbox",
                    f"its warm process ended: {' '.join(last)}",
                    "Run with --debug, and reinstall the packages with `make`.",
                )
            self.ready = True

    def start(self, limits: Limits, seed: int = 0) -> Child:
        """Return a fresh jailed child; as root, those alive at one time are different users.

        `seed` is that of its random draws.
        """
        self.wait()
        number = self._reserve()
        try:
            child = self.living[number] = self._fork(limits, seed, number)
        except BaseException:
            del self.living[number]
            raise
        return child

    def _reserve(self) -> int:
        """Return the smallest number that no living child has, and keep it from others."""
        with self.lock:
            for number, child in list(self.living.items()):
                if child is not None and child.closed:
                    del self.living[number]
            number = next(n for n in itertools.count() if n not in self.living)
            self.living[number] = None
            return number

    def _fork(self, limits: Limits, seed: int, number: int) -> Child:
        ours, theirs = socket.socketpair()
        status, their_status = socket.socketpair()
        folder = tempfile.mkdtemp(prefix="lab-") if self.layer is Layer.NONE else "/"
        request = {
            "layer": str(self.layer),
            "limits": asdict(limits),
            "number": number,
            "seed": seed,
            "folder": folder,
        }
        with self.lock:
            descriptors = [theirs.fileno(), their_status.fileno()]
            socket.send_fds(self.control, [msgpack.packb(request)], descriptors)
        theirs.close()
        their_status.close()
        return Child(ours, status, limits)

    def close(self) -> None:
        self.control.close()
        self.process.wait(timeout=10)
        self.log.close()

    def __enter__(self) -> Zygote:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


class Ready:
    """Hands out children in which the setup cell has run; others are made ready meanwhile.

    `spares` is how many wait at most.
    """

    def __init__(
        self, zygote: Zygote, setup: str, limits: Limits, seed: int = 0, spares: int = 1
    ) -> None:
        self.zygote, self.setup, self.limits, self.seed = zygote, setup, limits, seed
        self.lock = threading.Lock()
        self.pool = ThreadPoolExecutor(spares)
        self.spares = spares
        self.waiting: deque[Future[Child]] = deque()

    def take(self) -> Child:
        """Return a fresh child; ChildLost when it did not survive the setup cell."""
        with self.lock:
            while len(self.waiting) <= self.spares:
                self.waiting.append(self.pool.submit(self._prepare))
            first = self.waiting.popleft()
        return first.result()

    def _prepare(self) -> Child:
        child = self.zygote.start(self.limits, self.seed)
        child.run_cell(self.setup, self.limits.cell_seconds, setup=True)
        child.own_seconds = 0.0  # so far nothing of a submission has run
        return child

    def with_another_seed(self) -> Ready:
        """Return the same with other random draws; close it, too."""
        return Ready(self.zygote, self.setup, self.limits, self.seed + 1)

    def close(self) -> None:
        """End the children that wait."""
        for child in self.waiting:
            if not child.cancel() and child.exception() is None:
                child.result().close()
        self.pool.shutdown()

    def __enter__(self) -> Ready:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()
