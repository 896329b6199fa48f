"""The grader's side of the channel: asks one child, watches it, and takes nothing on trust."""

from __future__ import annotations

import contextlib
import itertools
import math
import os
import select
import shutil
import signal
import socket
import time
from typing import Any

from autograder.errors import SandboxFault
from autograder.model import Limits, Status
from autograder.sandbox import channel, meter
from autograder.sandbox.standin import Fault, StandIn, fault, local_error, stand_in

START_SECONDS = 120.0
"""How long a child may take to set its walls, on a machine as busy as can be."""

TICK = 0.1
"""Seconds between two looks of the watchdog."""

IDLE = 3.0
"""A child may sleep so many times as long as it may compute."""

MOST_FAULTS = 20
"""Faults of one cell that are heard."""

MOST_INTERRUPTS, GRACE, DEAF_GRACE = 5, 2.0, 0.2
"""So many lines of a cell are interrupted, and what comes after has so many seconds: few where the
interrupt was not heard."""


CRASHES = frozenset({"SIGSEGV", "SIGABRT", "SIGBUS", "SIGFPE"})
"""Signals that are told by name."""


class ChildLost(BaseException):
    """The child is gone; no `except Exception` of a test case may hide it."""

    def __init__(self, status: Status, reason: str) -> None:
        self.status, self.reason = status, reason
        super().__init__(reason)


class Child:
    """One jailed process, from its first cell to its end.

    Since `allow`, its requests together have `computed` for so many seconds of CPU time, of
    `allowance`, and have `slept` for so many, of `idle`: without computing or waiting for a
    processor.  `own_seconds` and `own_cpu` are what the child says its code took.
    """

    def __init__(
        self, sock: socket.socket, status: socket.socket, limits: Limits, folder: str = ""
    ) -> None:
        self.sock, self.status, self.limits, self.folder = sock, status, limits, folder
        self.sock.setblocking(False)
        self.status.settimeout(START_SECONDS)
        try:
            data, descriptors, _, _ = socket.recv_fds(status, 64, 1)
        except OSError:
            data, descriptors = b"", []
        if not descriptors:
            self._leave()
            raise SandboxFault("a child could not be started")
        self.pid, self.pidfd = int(data), descriptors[0]
        self.closed = False
        self.baseline = self.held = 0.0
        self.own_seconds = self.own_cpu = 0.0
        self.allow(START_SECONDS)
        try:
            self._receive()
        except (EOFError, OSError, ChildLost):
            self.close()
            raise SandboxFault("the walls of a child could not be set") from None
        self.baseline = meter.usage(self.pid).held_mib
        self.held = 0.0  # what was seen on the way is the warm process's

    # What the grader asks.

    def allow(self, seconds: float, patience: float = IDLE, rest: float = math.inf) -> None:
        """Grant so many seconds of CPU time, and `patience` times as many of sleep, `rest` at most.

        All requests until the next grant take their time of this one.
        """
        self.allowance = seconds
        self.idle = min(max(seconds, 1.0) * patience, rest)
        self.computed = self.slept = 0.0
        self.interrupts = 0

    def run_cell(self, source: str, setup: bool = False, definitions: bool = False) -> list[Fault]:
        """Run one cell; return what raised in it; ChildLost when it took the child down.

        A line that takes too long is interrupted, and the next one has its turn.  With
        `definitions` only what it defines is taken, and nothing that the setup cell says as well.
        """
        self.interrupts = MOST_INTERRUPTS
        request = {"op": "cell", "source": source, "setup": setup, "definitions": definitions}
        answer = self.ask(request)
        self.interrupts = 0
        faults = answer.get("faults")
        told = faults[:MOST_FAULTS] if isinstance(faults, list) else [answer]
        return [fault(entry) for entry in told if isinstance(entry, dict)]

    def lend(self, source: str) -> None:
        """Define what test cases may ask for and cells never see, before any cell has run."""
        try:
            self.open(self.ask({"op": "lend", "source": source}))
        except (Exception, ChildLost) as error:
            raise SandboxFault(f"what is lent to its children stopped: {error}") from None

    def redraw(self) -> None:
        """Begin the random draws anew, so that what came before changes none of them."""
        self.ask({"op": "redraw"})

    def replaced(self) -> list[str]:
        """Return which functions of frameworks, and given ones, the cells replaced, as it says."""
        value = self.ask({"op": "replaced"}).get("value")
        listed = value[1][:MOST_FAULTS] if isinstance(value, list) and len(value) == 2 else []
        return [name[:100] for name in listed if isinstance(name, str)]

    def untouched(self, names: tuple[str, ...], stub: str) -> bool:
        """Tell whether all `names` are what the cell `stub` makes of them."""
        return self.ask({"op": "untouched", "names": names, "stub": stub}).get("value") is True

    def get(self, name: str) -> Any:
        """Return the value of a top-level name: plain data, a stand-in, or None when unknown."""
        return self.open(self.ask({"op": "get", "name": name}))

    def call(self, number: int, args: tuple[Any, ...], options: dict[str, Any]) -> Any:
        """Call a handle.  What it does to its arguments stays on its side."""
        trees = [channel.encode(value, self.refer) for value in args]
        keywords = {name: channel.encode(value, self.refer) for name, value in options.items()}
        request = {"op": "call", "target": number, "args": trees, "options": keywords}
        return self.open(self.ask(request))

    def attribute(self, number: int, name: str) -> Any:
        return self.open(self.ask({"op": "attribute", "target": number, "name": name}))

    # How it is asked.

    def ask(self, request: dict[str, Any]) -> dict[str, Any]:
        """Send one request and return its answer within the allowance, or lose the child."""
        try:
            self._send(channel.pack(request))
            answer = self._receive()
        except channel.ChannelError as error:
            self.kill()
            raise ChildLost(Status.CRASHED, f"it sent {error}") from None
        except (EOFError, OSError):
            raise self.epitaph() from None
        seconds, cpu = answer.pop("seconds", 0.0), answer.pop("cpu", 0.0)
        self.own_seconds += seconds if isinstance(seconds, float) and 0 < seconds < 1e6 else 0.0
        self.own_cpu += cpu if isinstance(cpu, float) and 0 < cpu < 1e6 else 0.0
        return answer

    def _send(self, data: bytes) -> None:
        watch = Watch(self)
        view = memoryview(data)
        while view:
            if select.select([], [self.sock], [], TICK)[1]:
                view = view[self.sock.send(view) :]
            watch.look()

    def _receive(self) -> dict[str, Any]:
        watch = Watch(self)

        def read(size: int) -> bytes:
            parts = []
            while size:
                if select.select([self.sock], [], [], TICK)[0]:
                    part = self.sock.recv(min(size, 1 << 20))
                    if not part:
                        raise EOFError
                    parts.append(part)
                    size -= len(part)
                watch.look()
            return b"".join(parts)

        return channel.receive(read)

    def epitaph(self) -> ChildLost:
        """Return why a child that hung up is gone, by its exit code."""
        code = b""
        with contextlib.suppress(OSError):
            code = self.status.recv(64)
        self.kill()
        number = int(code or b"0") - 128
        if number == signal.SIGKILL:
            if self.held > self.limits.memory_mib / 4:
                said = "the system ended it, most likely for memory"
                return ChildLost(Status.OUT_OF_MEMORY, said)
            return ChildLost(Status.CRASHED, "the process was killed")
        with contextlib.suppress(ValueError):
            name = signal.Signals(number).name
            if name in CRASHES:  # no other: an exit code must not carry a message
                return ChildLost(Status.CRASHED, f"the process died ({name})")
        return ChildLost(Status.CRASHED, "the process ended itself")

    def lives(self) -> bool:
        """Tell whether its process is there: the system ends one now and then."""
        return not select.select([self.pidfd], [], [], 0)[0]

    def kill(self) -> None:
        with contextlib.suppress(ProcessLookupError, OSError):
            signal.pidfd_send_signal(self.pidfd, signal.SIGKILL)

    def close(self) -> None:
        """End the child and whatever it started."""
        if not self.closed:
            self.closed = True
            self.kill()
            os.close(self.pidfd)
            if self.folder:
                self._await_keeper()
            self._leave()

    def _await_keeper(self) -> None:
        """Wait until its keeper has ended all of its user: the next child may be the same one."""
        with contextlib.suppress(OSError):
            while self.status.recv(64):
                pass

    def interrupt(self) -> bool:
        """Let the line that runs raise KeyboardInterrupt, and tell whether it can hear that.

        The worker is init's first child.
        """
        for pid in itertools.islice(meter.descendants(self.pid), 1, 2):
            with contextlib.suppress(ProcessLookupError, PermissionError):
                hears = not meter.ignores(pid, signal.SIGINT)  # once told, it ignores the next
                os.kill(pid, signal.SIGINT)
                return hears
        return False

    def _leave(self) -> None:
        self.sock.close()
        self.status.close()
        if self.folder:
            shutil.rmtree(self.folder, ignore_errors=True)

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


class Watch:
    """Looks after a child while it is asked: at its time and its memory, whatever it sends.

    CPU time is what counts, so that a busy machine stops nobody.  Time in which the child neither
    computes nor waits for a processor is sleep, and may be IDLE times as long.
    """

    def __init__(self, child: Child) -> None:
        self.child, self.last = child, time.monotonic()
        self.usage: meter.Usage | None = None

    def look(self) -> None:
        """End the child, and raise ChildLost, when it has taken more than it may."""
        now = time.monotonic()
        if now - self.last < TICK:
            return
        child, usage = self.child, meter.usage(self.child.pid)
        if self.usage is not None:
            computed = max(usage.cpu - self.usage.cpu, 0.0)
            waited = max(usage.waited - self.usage.waited, 0.0)
            child.computed += computed
            child.slept += max(now - self.last - computed - waited, 0.0)
        self.last, self.usage = now, usage
        limits = child.limits
        child.held = usage.held_mib - child.baseline
        if child.held > limits.memory_mib and meter.own_mib(child.pid) > limits.memory_mib:
            reason = f"it used more than {limits.memory_mib} MiB of memory"
            self._end(Status.OUT_OF_MEMORY, reason)
        overslept = child.slept > child.idle
        if child.computed > child.allowance or overslept:
            if child.interrupts:
                child.interrupts -= 1
                # Between two lines it hears nothing for a moment: deaf for long is what ends it.
                grace = GRACE if child.interrupt() else DEAF_GRACE
                child.allowance, child.idle = child.computed + grace, child.slept + grace
            else:
                word = "waited" if overslept else "computed"
                self._end(Status.TIMED_OUT, f"it {word} for far longer than it may")

    def _end(self, status: Status, reason: str) -> None:
        self.child.kill()
        raise ChildLost(status, reason)
