"""Landlock: from here on only the named files, where the kernel can say so.

In the layer of users it takes away what every user of a machine may read, and the abstract sockets
and signals of others.  Source: landlock(7).
"""

from __future__ import annotations

import ctypes
import os
import struct
from collections.abc import Iterable

from autograder.sandbox.kernel import PR_SET_NO_NEW_PRIVS, prctl

_libc = ctypes.CDLL(None, use_errno=True)
CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446
ASK_FOR_THE_VERSION, BENEATH = 1, 1
RIGHTS = {0: 0, 1: 13, 2: 14, 3: 15, 4: 15}
"""So many rights to files has each version, those of later ones 16."""
EXECUTE, WRITE, READ, LIST, TRUNCATE, CONTROL = (1 << bit for bit in (0, 1, 2, 3, 14, 15))
OF_A_FILE = EXECUTE | WRITE | READ | TRUNCATE | CONTROL
TCP, SCOPES = 0b11, 0b11
"""Bind and connect, since version 4; abstract sockets and signals, since version 6."""


def version() -> int:
    """Return the kernel's version of Landlock, 0 where it has none or it is switched off."""
    return max(int(_libc.syscall(CREATE_RULESET, None, 0, ASK_FOR_THE_VERSION)), 0)


def confine(readable: Iterable[str], writable: Iterable[str]) -> None:
    """Leave this process, and all that it starts, these files and what lies below them.

    Nothing happens where the kernel has no Landlock.
    """
    known = version()
    if not known:
        return
    every = (1 << RIGHTS.get(known, 16)) - 1
    more = (TCP if known >= 4 else 0, SCOPES if known >= 6 else 0)
    attributes = struct.pack("QQQ", every, *more)
    size = 24 if known >= 6 else 16 if known >= 4 else 8
    rules = _call(CREATE_RULESET, attributes, size, 0)
    for paths, rights in ((readable, EXECUTE | READ | LIST), (writable, every)):
        for path in filter(os.path.exists, paths):
            place = os.open(path, os.O_PATH)
            allowed = every & rights & (-1 if os.path.isdir(path) else OF_A_FILE)
            _call(ADD_RULE, rules, BENEATH, struct.pack("=Qi", allowed, place), 0)
            os.close(place)
    prctl(PR_SET_NO_NEW_PRIVS, 1)
    _call(RESTRICT_SELF, rules, 0)
    os.close(rules)


def _call(number: int, *arguments: object) -> int:
    result = int(_libc.syscall(number, *arguments))
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, f"landlock: {os.strerror(code)}")
    return result
