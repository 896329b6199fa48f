"""The grader's side of the channel: keeps the warm process, starts, asks and watches children."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import msgpack
import numpy as np

from autograder.errors import JailError
from autograder.model import Limits, Status
from autograder.sandbox import channel
from autograder.sandbox.jail import HOME, Layer
from autograder.sandbox.standin import Fault, StandIn, fault, local_error, stand_in

START_SECONDS = 30.0
TICK = 0.1
"""Seconds between two looks of the watchdog."""


class ChildLost(BaseException):
    """The child is gone; no `except Exception` of a test case may hide it."""

    def __init__(self, status: Status, reason: str) -> None:
        self.status, self.reason = status, reason
        super().__init__(reason)


class Zygote:
    """The warm process.  Start it early: it needs some ten seconds before its first child."""

    def __init__(self, layer: Layer, seed: int = 0) -> None:
        self.layer, self.seed = layer, seed
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

    def start(self, limits: Limits, slot: int) -> Child:
        """Return a fresh jailed child; `slot` numbers those that run at the same time."""
        self.wait()
        ours, theirs = socket.socketpair()
        status, their_status = socket.socketpair()
        folder = tempfile.mkdtemp(prefix="lab-") if self.layer is Layer.NONE else "/"
        request = {
            "layer": str(self.layer),
            "limits": asdict(limits),
            "slot": slot,
            "seed": self.seed,
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


class Child:
    """One jailed process, from its first cell to its end.

    `answers` records in order what it was asked for and said, as wire trees; `own_seconds` is
    what the child says its code took.
    """

    def __init__(self, sock: socket.socket, status: socket.socket, limits: Limits) -> None:
        self.sock, self.status, self.limits = sock, status, limits
        self.sock.setblocking(False)
        self.status.settimeout(10)
        try:
            data, descriptors, _, _ = socket.recv_fds(status, 64, 1)
        except TimeoutError:
            data, descriptors = b"", []
        if not descriptors:
            raise JailError("the jail", "a child could not be started", "Look at the log above.")
        self.pid, self.pidfd = int(data), descriptors[0]
        self.baseline = 0.0
        self.deadline = float("inf")
        self.own_seconds = 0.0
        self.answers: list[dict[str, Any]] = []
        try:
            channel.receive(lambda size: self.read(size, time.monotonic() + START_SECONDS))
        except (EOFError, OSError, TimeoutError):
            self.close()
            raise JailError("the jail", "its walls could not be set", "Pass --debug.") from None
        self.baseline = sum(anonymous_mib(pid) for pid in descendants(self.pid)) / 2

    # What the grader asks.

    def run_cell(self, source: str, seconds: float, setup: bool = False) -> Fault | None:
        """Run one cell; return how it stopped, or None; ChildLost when it took the child down."""
        answer = self.ask({"op": "cell", "source": source, "setup": setup}, seconds)
        return fault(answer) if "raised" in answer else None

    def get(self, name: str) -> Any:
        """Return the value of a top-level name: plain data, a stand-in, or None when unknown."""
        answer = self.ask({"op": "get", "name": name}, self.limits.call_seconds)
        return self.open(answer)

    def call(self, number: int, args: tuple[Any, ...], options: dict[str, Any]) -> Any:
        """Call a handle, write changed lists and arrays back, and record the call."""
        trees = [channel.encode(value, self.refer) for value in args]
        keywords = {name: channel.encode(value, self.refer) for name, value in options.items()}
        request = {"op": "call", "target": number, "args": trees, "options": keywords}
        answer = self.ask(request, self.limits.call_seconds)
        changed = answer.get("changed", {})
        if isinstance(changed, dict):
            self.write_back(args, changed)
        return self.open(answer)

    def attribute(self, number: int, name: str) -> Any:
        request = {"op": "attribute", "target": number, "name": name}
        return self.open(self.ask(request, self.limits.call_seconds))

    # How it is asked.

    def ask(self, request: dict[str, Any], seconds: float) -> dict[str, Any]:
        """Send one request and return its answer within `seconds`, or lose the child."""
        until = min(time.monotonic() + seconds, self.deadline)
        try:
            self.sock.settimeout(max(until - time.monotonic(), TICK))
            channel.send(self.sock, request)
            self.sock.setblocking(False)
            answer = channel.receive(lambda size: self.read(size, until))
            spent = answer.pop("seconds", 0.0)
            self.own_seconds += spent if isinstance(spent, float) and 0 < spent < 1e6 else 0.0
            if request["op"] != "cell":
                self.answers.append(answer)
            return answer
        except channel.ChannelError as error:
            self.kill()
            raise ChildLost(Status.CRASHED, f"it sent {error}") from None
        except TimeoutError:
            self.kill()
            raise ChildLost(Status.TIMED_OUT, f"no answer after {seconds:.0f} s") from None
        except (EOFError, OSError):
            raise self.epitaph() from None

    def read(self, size: int, until: float) -> bytes:
        parts = []
        while size:
            if not select.select([self.sock], [], [], TICK)[0]:
                self.watch()
                if time.monotonic() > until:
                    raise TimeoutError
                continue
            part = self.sock.recv(min(size, 1 << 20))
            if not part:
                raise EOFError
            parts.append(part)
            size -= len(part)
        return b"".join(parts)

    def watch(self) -> None:
        """End the child when its processes together hold more memory than they may."""
        processes = list(descendants(self.pid))
        held = sum(anonymous_mib(pid) for pid in processes)
        if held - self.baseline * len(processes) > self.limits.memory_mib:
            self.kill()
            limit = f"{self.limits.memory_mib} MiB"
            raise ChildLost(Status.OUT_OF_MEMORY, f"it used more than {limit} of memory")

    def epitaph(self) -> ChildLost:
        """Return why a child that hung up is gone, by its exit code."""
        code = b""
        with contextlib.suppress(OSError):
            code = self.status.recv(64)
        self.kill()
        number = int(code or b"0") - 128
        if number == signal.SIGKILL:
            return ChildLost(Status.OUT_OF_MEMORY, "the system ended it, most likely for memory")
        with contextlib.suppress(ValueError):
            name = signal.Signals(number).name
            return ChildLost(Status.CRASHED, f"the process died ({name})")
        return ChildLost(Status.CRASHED, "the process ended itself")

    def kill(self) -> None:
        with contextlib.suppress(ProcessLookupError, OSError):
            signal.pidfd_send_signal(self.pidfd, signal.SIGKILL)

    def close(self) -> None:
        """End the child and whatever it started."""
        self.kill()
        with contextlib.suppress(OSError):
            os.close(self.pidfd)
        self.sock.close()
        self.status.close()

    # What comes back.

    def open(self, answer: dict[str, Any]) -> Any:
        """Return the value of an answer, or raise what the student's code raised."""
        if "raised" in answer:
            raise local_error(answer)
        try:
            return channel.decode(answer.get("value"), self.stand_in)
        except channel.ChannelError as error:
            self.kill()
            raise ChildLost(Status.CRASHED, f"it sent {error}") from None

    def stand_in(self, number: int, name: str) -> StandIn:
        return stand_in(self, number, name)

    def refer(self, value: Any) -> channel.Tree:
        if isinstance(value, StandIn) and value._child is self:
            return ["h", value._number, type(value).__name__]
        raise TypeError(f"a test case may not pass a {type(value).__name__} to a submission")

    def write_back(self, args: tuple[Any, ...], changed: dict[Any, Any]) -> None:
        """Let the test case see what the function did to its lists and arrays."""
        for position, argument in enumerate(args):
            if str(position) in changed:
                value = self.open({"value": changed[str(position)]})
                if isinstance(argument, list) and isinstance(value, list):
                    argument[:] = value
                elif isinstance(argument, np.ndarray) and np.shape(value) == argument.shape:
                    np.copyto(argument, value, casting="unsafe")


def descendants(pid: int) -> Iterator[int]:
    """Yield `pid` and all processes below it that still live."""
    yield pid
    with contextlib.suppress(OSError):
        for task in os.listdir(f"/proc/{pid}/task"):
            for child in Path(f"/proc/{pid}/task/{task}/children").read_text().split():
                yield from descendants(int(child))


def anonymous_mib(pid: int) -> float:
    """Return a process's private and shared-memory size, MiB; 0 when it is gone."""
    with contextlib.suppress(OSError):
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
        sizes = [int(s.split()[1]) for s in lines if s.startswith(("RssAnon", "RssShmem"))]
        return sum(sizes) / 1024
    return 0.0
