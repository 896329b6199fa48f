"""How much room the machine has: for submissions side by side, and for processes of each child.

A neighbour that cannot start a thread dies, and would lose points that it earned.

Sources: cgroups(7), Documentation/admin-guide/cgroup-v2.rst (pids, memory), proc_meminfo(5),
setrlimit(2).
"""

from __future__ import annotations

import contextlib
import os
import resource
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath

from autograder.errors import JailError
from autograder.model import Limits

LEAST = 16
"""Processes and threads of a child in which TensorFlow computes, with some to spare."""

EACH = 2**30
"""Bytes of memory that a submission takes, with its share of the warm process."""


def side_by_side(system: Path = Path("/")) -> int:
    """Return how many submissions are graded at a time unless told: one for each processor that
    this process may use, as far as memory goes.
    """
    usable = getattr(os, "sched_getaffinity", None)  # Linux alone has it
    processors = len(usable(0)) if usable else os.cpu_count() or 1
    free = [most - used for most, used in _of_groups(system, "memory")]
    with contextlib.suppress(OSError):
        lines = (system / "proc/meminfo").read_text().splitlines()
        free += [int(line.split()[1]) * 1024 for line in lines if line.startswith("MemAvailable:")]
    return max(1, min([processors, *(size // EACH for size in free)]))


def shared(limits: Limits, children: int) -> Limits:
    """Return limits under which so many children fit in half of what is left.

    The other half is for those in which nothing of a submission runs.  Raises JailError where a
    child could not work under them.
    """
    free = left()
    most = limits.processes + 4 * (os.cpu_count() or 1)  # TensorFlow starts threads for each core
    share = min(most, free // (2 * children)) if free is not None else most
    if share < min(LEAST, most):
        wrong = f"{free} processes are left here, and {2 * children * LEAST} are needed"
        remedy = "Allow more (ulimit -u, or --pids-limit of a container), or pass fewer --jobs."
        raise JailError("the jail", wrong, remedy)
    return replace(limits, processes=share)


def left(system: Path = Path("/")) -> int | None:
    """Return how many more processes and threads may be started; None where nothing says so."""
    used = (*_of_groups(system, "pids"), *_of_user())
    return min((most - taken for most, taken in used), default=None)


def _of_groups(system: Path, kind: str) -> Iterator[tuple[int, int]]:
    """Yield the limit of each control group that this process is in, and how much of it is used."""
    try:
        groups = (system / "proc/self/cgroup").read_text().splitlines()
    except OSError:  # no Linux
        return
    for line in groups:
        _, controllers, path = line.split(":", 2)
        if controllers and kind not in controllers.split(","):
            continue
        top = system / "sys/fs/cgroup" / (kind if controllers else "")
        inner = PurePosixPath(path.lstrip("/"))
        for folder in (inner, *inner.parents):
            with contextlib.suppress(OSError, ValueError):  # "max" is no number
                most, used = (top / folder / f"{kind}.{name}" for name in ("max", "current"))
                yield int(most.read_text()), int(used.read_text())


def _of_user() -> Iterator[tuple[int, int]]:
    most = resource.getrlimit(resource.RLIMIT_NPROC)[0]
    if most != resource.RLIM_INFINITY:
        yield most, sum(_tasks(path) for path in Path("/proc").glob("[0-9]*"))


def _tasks(process: Path) -> int:
    """Return the number of threads of a process of ours; 0 of another user's."""
    with contextlib.suppress(OSError):
        if process.stat().st_uid == os.getuid():
            return len(os.listdir(process / "task"))
    return 0
