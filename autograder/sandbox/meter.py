"""What the processes of a child use of the machine, as the kernel counts it.

Sources: proc_pid_stat(5) for CPU times, Documentation/scheduler/sched-stats.rst for the time that
a thread was ready to run and had no processor, proc_pid_status(5) for memory.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Usage:
    """Of all processes together: seconds of CPU time, seconds they waited for a processor, MiB."""

    cpu: float
    waited: float
    held_mib: float
    processes: int


def usage(pid: int) -> Usage:
    """Return what `pid` and all below it use; those that end meanwhile count no more."""
    processes = list(descendants(pid))
    return Usage(
        sum(map(cpu_seconds, processes)),
        sum(map(_waited, processes)),
        sum(map(held_mib, processes)),
        len(processes),
    )


def descendants(pid: int) -> Iterator[int]:
    """Yield `pid` and all processes below it that still live."""
    yield pid
    with contextlib.suppress(OSError):
        for task in os.listdir(f"/proc/{pid}/task"):
            for child in Path(f"/proc/{pid}/task/{task}/children").read_text().split():
                yield from descendants(int(child))


def cpu_seconds(pid: int) -> float:
    """Return a process's CPU time, that of its own ended children included; 0 when it is gone."""
    with contextlib.suppress(OSError):
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return sum(map(int, fields[11:15])) / TICKS
    return 0.0


def _waited(pid: int) -> float:
    total = 0
    with contextlib.suppress(OSError):
        for task in os.listdir(f"/proc/{pid}/task"):
            with contextlib.suppress(OSError, IndexError):
                total += int(Path(f"/proc/{pid}/task/{task}/schedstat").read_text().split()[1])
    return total / 1e9


def ignores(pid: int, number: int) -> bool:
    """Tell whether a process ignores a signal, or is stopped and hears none."""
    with contextlib.suppress(OSError):
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
        said = dict(line.split(":", 1) for line in lines if ":" in line)
        ignored = int(said.get("SigIgn", "0"), 16) >> (number - 1) & 1
        return bool(ignored) or said.get("State", "").strip().startswith("T")
    return True


def held_mib(pid: int) -> float:
    """Return a process's private and shared-memory size, MiB; 0 when it is gone.

    What it shares with its warm parent counts in full, and files in memory that it holds open do.
    """
    with contextlib.suppress(OSError):
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
        sizes = [int(s.split()[1]) for s in lines if s.startswith(("RssAnon", "RssShmem"))]
        return sum(sizes) / 1024 + _files_mib(pid)
    return 0.0


def own_mib(pid: int) -> float:
    """Return what `pid` and all below it hold, MiB, each page shared out among who has it.

    It takes the kernel milliseconds to count, so it is asked only when `held_mib` is suspicious.
    """
    total = 0.0
    for process in descendants(pid):
        with contextlib.suppress(OSError):
            lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
            wanted = ("Pss_Anon", "Pss_Shmem", "SwapPss")
            total += sum(int(s.split()[1]) for s in lines if s.startswith(wanted)) / 1024
            total += _files_mib(process)
    return total


def _files_mib(pid: int) -> float:
    """Return the size of files without a name in memory (memfd_create) that a process holds."""
    total = 0
    for descriptor in os.listdir(f"/proc/{pid}/fd"):
        path = f"/proc/{pid}/fd/{descriptor}"
        with contextlib.suppress(OSError):
            if os.readlink(path).startswith("/memfd:"):
                total += os.stat(path).st_blocks * 512
    return total / 2**20
