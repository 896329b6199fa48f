"""Which user a child is: nobody else's at that time, whichever grader of the machine asks.

Whatever a user runs is ended with its child, and its processes are counted together: two graders
that gave their children one user would end each other's.
"""

from __future__ import annotations

import fcntl
import os
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from autograder.errors import SandboxFault

FIRST_UID, LAST_UID = 60_000, 64_999
"""Below lie system and ordinary users, above those of containers."""
ROOM = Path("/run/autograder")
"""Root's own: a file for each user, locked while it is somebody's."""


@dataclass(frozen=True)
class User:
    """A user, and the file that keeps it for one child until its last copy is closed."""

    uid: int
    held: BinaryIO


def claim() -> User:
    """Return a user for a child; raise SandboxFault where none can be had.

    Where there are no others to give, it is the caller.
    """
    if not there_are_others():
        return User(os.geteuid(), open(os.devnull, "rb"))
    try:
        ROOM.mkdir(mode=0o700, exist_ok=True)
        for uid in range(FIRST_UID, LAST_UID + 1):
            held = open(ROOM / str(uid), "wb")  # noqa: SIM115 - held as long as it is open
            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                held.close()
                continue
            return User(uid, held)
    except OSError as error:
        reason = f"{ROOM}: {error.strerror}"
    else:
        reason = "all are taken"
    raise SandboxFault(f"no user could be set aside for a child: {reason}")


def there_are_others() -> bool:
    """Tell whether children can be users of their own.

    Only root has others to give, and the root of some namespaces is the only user there.
    """
    if os.geteuid() != 0:
        return False
    ranges = [map(int, s.split()) for s in Path("/proc/self/uid_map").read_text().splitlines()]
    return any(first <= FIRST_UID < first + count for first, _, count in ranges)
