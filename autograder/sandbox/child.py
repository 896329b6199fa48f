"""The grader's side of the channel: asks one child, watches it, and takes nothing on trust."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from autograder.errors import JailError
from autograder.model import Limits, Status
from autograder.sandbox import channel
from autograder.sandbox.standin import Fault, StandIn, fault, local_error, stand_in

START_SECONDS = 30.0
TICK = 0.1
"""Seconds between two looks of the watchdog."""


class ChildLost(BaseException):
    """The child is gone; no `except Exception` of a test case may hide it."""

    def __init__(self, status: Status, reason: str) -> None:
        self.status, self.reason = status, reason
        super().__init__(reason)


class Child:
    """One jailed process, from its first cell to its end.

    `own_seconds` is what the child says its code took.
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
        self.closed = False
        try:
            channel.receive(lambda size: self.read(size, time.monotonic() + START_SECONDS))
        except (EOFError, OSError, TimeoutError):
            self.close()
            raise JailError("the jail", "its walls could not be set", "Pass --debug.") from None
        self.baseline = sum(anonymous_mib(pid) for pid in descendants(self.pid)) / 2

    # What the grader asks.

    def run_cell(self, source: str, seconds: float, setup: bool = False) -> list[Fault]:
        """Run one cell; return what raised in it; ChildLost when it took the child down."""
        answer = self.ask({"op": "cell", "source": source, "setup": setup}, seconds)
        faults = answer.get("faults")
        told = faults if isinstance(faults, list) else [answer]
        return [fault(entry) for entry in told if isinstance(entry, dict)]

    def redraw(self) -> None:
        """Begin the random draws anew, so that what came before changes none of them."""
        self.ask({"op": "redraw"}, self.limits.call_seconds)

    def get(self, name: str) -> Any:
        """Return the value of a top-level name: plain data, a stand-in, or None when unknown."""
        answer = self.ask({"op": "get", "name": name}, self.limits.call_seconds)
        return self.open(answer)

    def call(self, number: int, args: tuple[Any, ...], options: dict[str, Any]) -> Any:
        """Call a handle, and write lists and arrays that it changed back."""
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
        self.closed = True
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
