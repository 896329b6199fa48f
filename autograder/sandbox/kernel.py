"""The kernel calls that Python has no functions for: namespaces, mounts, rights, filters.

Sources: unshare(2), mount(2), mount_setattr(2), capset(2), prctl(2), keyctl(2), seccomp(2).
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import struct
from pathlib import Path

_libc = ctypes.CDLL(None, use_errno=True)
NEWNS, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET = (
    0x20000, 0x4000000, 0x8000000, 0x10000000, 0x20000000, 0x40000000,
)  # fmt: skip
MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC = 1, 2, 4, 8
MS_REMOUNT, MS_BIND, MS_REC, MS_PRIVATE = 32, 4096, 16384, 1 << 18
PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_CAPBSET_DROP = 1, 4, 24
PR_SET_SECCOMP, PR_SET_CHILD_SUBREAPER, PR_SET_NO_NEW_PRIVS = 22, 36, 38

MACHINES = {
    "x86_64": (0xC000003E, {"pivot_root": 155, "capset": 126, "keyctl": 250, "socket": 41}
               | {"unshare": 272, "clone": 56, "clone3": 435, "shmget": 29, "semget": 64}
               | {"msgget": 68, "mq_open": 240, "add_key": 248, "request_key": 249}),
    "aarch64": (0xC00000B7, {"pivot_root": 41, "capset": 91, "keyctl": 219, "socket": 198}
                | {"unshare": 97, "clone": 220, "clone3": 435, "shmget": 194, "semget": 190}
                | {"msgget": 186, "mq_open": 180, "add_key": 217, "request_key": 218}),
}  # fmt: skip
ARCHITECTURE, CALLS = MACHINES.get(os.uname().machine, (0, {}))
MOUNT_SETATTR, AT_FDCWD, AT_RECURSIVE = 442, -100, 0x8000
JOIN_SESSION_KEYRING = 1
ALLOW, DENY = 0x7FFF0000, 0x00050000 | errno.EPERM


def unshare(flags: int) -> None:
    _check(_libc.unshare(flags), "unshare")


def prctl(option: int, value: int, other: object = 0) -> None:
    _check(_libc.prctl(option, value, other, 0, 0), "prctl")


def mount(source: str, target: str, kind: str | None, flags: int, data: str = "") -> None:
    kind_bytes = kind.encode() if kind else None
    result = _libc.mount(source.encode(), target.encode(), kind_bytes, flags, data.encode())
    _check(result, f"mount {target}")


def unmount(target: str) -> None:
    """Detach a mount, whoever still uses it."""
    _check(_libc.umount2(target.encode(), 2), "umount")


def pivot_root(new: str, old: str) -> None:
    _check(_libc.syscall(CALLS["pivot_root"], new.encode(), old.encode()), "pivot_root")


def close_mounts_below(path: str) -> None:
    """Make `path` and all that is mounted below it read-only; a remount closes the top alone."""
    attributes = (ctypes.c_uint64 * 4)(MS_RDONLY | MS_NOSUID | MS_NODEV, 0, 0, 0)
    size = ctypes.sizeof(attributes)
    result = _libc.syscall(
        MOUNT_SETATTR, AT_FDCWD, path.encode(), AT_RECURSIVE, ctypes.byref(attributes), size
    )
    if result != 0 and ctypes.get_errno() != errno.ENOSYS:  # Linux before 5.12 has no such call
        _check(result, f"mount_setattr {path}")


def drop_capabilities() -> None:
    """Give up every right that root is made of, for good."""
    for capability in range(int(Path("/proc/sys/kernel/cap_last_cap").read_text()) + 1):
        with contextlib.suppress(OSError):  # whoever may not drop it does not have it
            prctl(PR_CAPBSET_DROP, capability)
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    nothing = (ctypes.c_uint32 * 6)()
    _check(_libc.syscall(CALLS["capset"], header, nothing), "capset")
    prctl(PR_SET_NO_NEW_PRIVS, 1)


def leave_the_keyring() -> None:
    """Take a session keyring of its own, where the kernel has such: no key of the caller's."""
    with contextlib.suppress(OSError):
        _check(_libc.syscall(CALLS["keyctl"], JOIN_SESSION_KEYRING, None), "keyctl")


def refuse(call: str, bits: int = 0, values: tuple[int, ...] = ()) -> None:
    """Make a system call fail with EPERM, here and in all that is started from here.

    Where its first argument has one of `bits`, or is one of `values`; always without both.
    """
    equal, any_bit, load, end = 0x15, 0x45, 0x20, 0x06
    tests = [(equal, value) for value in values] + ([(any_bit, bits)] if bits else [])
    first = [
        (load, 0, 0, 16),  # the first argument
        *((kind, len(tests) - place, 0, value) for place, (kind, value) in enumerate(tests)),
        (end, 0, 0, ALLOW),
    ]
    inner = [*(first if tests else []), (end, 0, 0, DENY)]
    program = [
        (load, 0, 0, 4),  # the architecture: another one's numbers mean other calls
        (equal, 1, 0, ARCHITECTURE),
        (end, 0, 0, DENY),
        (load, 0, 0, 0),  # the call's number
        (equal, 0, len(inner), CALLS[call]),
        *inner,
        (end, 0, 0, ALLOW),
    ]
    code = b"".join(struct.pack("HBBI", *line) for line in program)
    buffer = ctypes.create_string_buffer(code)
    head = struct.pack("HxxxxxxP", len(program), ctypes.addressof(buffer))
    prctl(PR_SET_NO_NEW_PRIVS, 1)
    prctl(PR_SET_SECCOMP, 2, ctypes.create_string_buffer(head))


def _check(result: int, call: str) -> None:
    if result != 0:
        code = ctypes.get_errno()
        raise OSError(code, f"{call}: {os.strerror(code)}")
