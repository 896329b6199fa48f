"""Namespaces, a read-only view of the interpreter, and limits: what a submission runs in.

The calling process forks twice: a *keeper* outside waits for an *init* inside fresh user, mount,
pid, network, IPC and UTS namespaces, and init waits for the worker.  When init ends, the kernel
ends everything that was started inside.  As root the worker also becomes another user for each
child that lives; without root it is the caller, mapped, in a user namespace of its own.

Sources: namespaces(7), user_namespaces(7), pid_namespaces(7), pivot_root(2), capabilities(7).
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from autograder.errors import JailError
from autograder.model import Limits

_libc = ctypes.CDLL(None, use_errno=True)
NEWNS, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET = (
    0x20000, 0x4000000, 0x8000000, 0x10000000, 0x20000000, 0x40000000,
)  # fmt: skip
MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC = 1, 2, 4, 8
MS_REMOUNT, MS_BIND, MS_REC, MS_PRIVATE = 32, 4096, 16384, 1 << 18
PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_CAPBSET_DROP, PR_SET_NO_NEW_PRIVS = 1, 4, 24, 38
SYS_PIVOT_ROOT, SYS_CAPSET = {"x86_64": (155, 126), "aarch64": (41, 91)}.get(
    os.uname().machine, (0, 0)
)
FIRST_UID = 60_000
"""As root, child number n is user FIRST_UID + n: below it lie system and ordinary users."""
HOME, WORK = "/home/student", "/content"
"""The working folder is Colab's."""


class Layer(StrEnum):
    """How a submission is kept from the machine, as written in every result."""

    NAMESPACES = "namespaces"
    NONE = "none"


def choose(no_jail: bool) -> Layer:
    """Return the layer to use; raise JailError where namespaces cannot be had."""
    if no_jail:
        return Layer.NONE
    # A process of its own tries: the caller may have threads by now, and must not fork.
    flags = NEWNS | NEWPID | NEWNET | NEWIPC | NEWUTS | NEWUSER
    trial = f"import ctypes, sys; sys.exit(ctypes.CDLL(None).unshare({flags}) != 0)"
    done = subprocess.run([sys.executable, "-I", "-S", "-c", trial], capture_output=True)
    if done.returncode != 0 or not SYS_PIVOT_ROOT:
        raise JailError(
            "the jail",
            "this machine gives no Linux user namespaces",
            "Allow them (sysctl user.max_user_namespaces, kernel.apparmor_restrict_"
            "unprivileged_userns=0, or a container with CAP_SYS_ADMIN), or pass --no-jail.",
        )
    return Layer.NAMESPACES


def keep(
    layer: Layer, limits: Limits, number: int, status: socket.socket, work: Callable[[], None]
) -> None:
    """Run `work` under `layer` and report to `status`; the keeper's whole life, never returns.

    First message on `status`: init's process id, with its pidfd.  Second: its exit code, as
    `os.waitstatus_to_exitcode` gives it.
    """
    if layer is Layer.NAMESPACES:
        _unshare_all()
    ready, go = os.pipe()
    init = os.fork()
    if init == 0:
        os.close(go)
        status.close()
        os.read(ready, 1)
        os.close(ready)
        _init(layer, limits, number, work)
    pidfd = os.pidfd_open(init)
    socket.send_fds(status, [b"%d\n" % init], [pidfd])
    os.write(go, b".")
    watched = select.poll()
    watched.register(pidfd, select.POLLIN)
    watched.register(status, select.POLLIN)
    if all(ready != pidfd for ready, _ in watched.poll()):
        os.kill(init, signal.SIGKILL)  # the grader is gone, and nobody else would end it
    code = os.waitstatus_to_exitcode(os.waitpid(init, 0)[1])
    with contextlib.suppress(OSError):
        status.sendall(b"%d\n" % code)
    os._exit(0)


def _init(layer: Layer, limits: Limits, number: int, work: Callable[[], None]) -> None:
    """Set the walls, start the worker, reap, and end as it ended; never returns."""
    try:
        os.setsid()  # no signal to its process group reaches the grader
        if layer is Layer.NAMESPACES:
            _build_root(limits)
            _become_nobody(number)
        _prctl(PR_SET_PDEATHSIG, 9)
        _limit(limits)
        worker = os.fork() if layer is Layer.NAMESPACES else 0
        if worker == 0:
            work()
            os._exit(0)
        for stream in (1, 2):  # the worker can reach init's through /proc
            os.dup2(os.open("/dev/null", os.O_WRONLY), stream)
        while True:
            pid, state = os.wait()
            if pid == worker:
                code = os.waitstatus_to_exitcode(state)
                os._exit(code if code >= 0 else 128 - code)
    except BaseException as error:
        print(f"jail: {type(error).__name__}: {error}", file=sys.stderr, flush=True)
        os._exit(70)


def _unshare_all() -> None:
    """Enter fresh namespaces; without root, a user namespace that maps the caller to 1000."""
    fresh = NEWNS | NEWPID | NEWNET | NEWIPC | NEWUTS
    uid, gid = os.geteuid(), os.getegid()
    _unshare(fresh if uid == 0 else fresh | NEWUSER)
    if uid != 0:
        _map_user(1000, uid, gid)
    socket.sethostname("jail")


def _map_user(inside: int, uid: int, gid: int) -> None:
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"{inside} {uid} 1")
    Path("/proc/self/gid_map").write_text(f"{inside} {gid} 1")


def visible_paths() -> list[str]:
    """Return what the jail shows of the machine, read-only: the interpreter and its packages."""
    interpreter = {sys.prefix, sys.base_prefix, str(Path(sys.executable).resolve().parents[1])}
    packages = {p for p in sys.path if p.endswith(("site-packages", "dist-packages"))}
    system = ["/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64"]
    etc = ["/etc/ld.so.cache", "/etc/alternatives"]
    shown: list[str] = []
    for path in sorted({*system, *etc, *interpreter, *packages}):
        if os.path.exists(path) and not any(path.startswith(seen + "/") for seen in shown):
            shown.append(path)
    return shown


def _build_root(limits: Limits) -> None:
    """Pivot into a tmpfs that shows only `visible_paths`, a private home and a fresh /proc."""
    shown, package = visible_paths(), str(Path(__file__).resolve().parents[1])
    _mount("none", "/", None, MS_REC | MS_PRIVATE)
    place = next(p for p in ("/mnt", "/media", "/tmp") if os.path.isdir(p))
    size = f"size={limits.disk_mib}m,mode=755"
    _mount("tmpfs", place, "tmpfs", MS_NOSUID | MS_NODEV, size)
    os.mkdir(f"{place}/old")
    _check(_libc.syscall(SYS_PIVOT_ROOT, place.encode(), f"{place}/old".encode()), "pivot_root")
    os.chdir("/")
    for path in shown:
        if os.path.islink(f"/old{path}") and path.count("/") == 1:
            os.symlink(os.readlink(f"/old{path}"), path)
        else:
            _bind(path)
    if os.path.isdir(package):  # installed below a visible path: its references would answer all
        _mount("tmpfs", package, "tmpfs", MS_RDONLY | MS_NOSUID | MS_NODEV, "size=0,mode=755")
    for device in ("null", "zero", "full", "random", "urandom"):
        _bind(f"/dev/{device}", writable=True)
    os.symlink("/proc/self/fd", "/dev/fd")
    os.mkdir("/dev/pts")  # terminals of its own, for the `!commands` of cells
    _mount("devpts", "/dev/pts", "devpts", MS_NOSUID | MS_NOEXEC, "newinstance,ptmxmode=666")
    os.symlink("pts/ptmx", "/dev/ptmx")
    for folder in (HOME, WORK, "/tmp", "/dev/shm"):
        os.makedirs(folder, exist_ok=True)
        os.chmod(folder, 0o1777)
    Path("/etc/passwd").write_text(f"student:x:{os.geteuid()}:0:student:{HOME}:/bin/sh\n")
    os.mkdir("/proc")
    _mount("proc", "/proc", "proc", MS_NOSUID | MS_NODEV | MS_NOEXEC)
    _check(_libc.umount2(b"/old", 2), "umount")
    os.rmdir("/old")
    os.chdir(WORK)


def _bind(path: str, writable: bool = False) -> None:
    """Show /old`path` at `path`, with its mount flags kept: a user namespace locks them."""
    source = f"/old{path}"
    if os.path.isdir(source):
        os.makedirs(path, exist_ok=True)
    else:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        Path(path).touch()
    _mount(source, path, None, MS_BIND | MS_REC)
    locked = os.statvfs(path).f_flag & (MS_RDONLY | MS_NOSUID | MS_NODEV | MS_NOEXEC | 0x1C00)
    flags = MS_NOSUID if writable else MS_NOSUID | MS_NODEV | MS_RDONLY
    # statvfs has ST_NOATIME..ST_RELATIME at 0x400..0x1000; mount(2) at the same meaning below
    atime = {0x400: 1 << 10, 0x800: 1 << 11, 0x1000: 1 << 21}
    flags |= sum(flag for bit, flag in atime.items() if locked & bit) | (locked & 0xF)
    _mount("none", path, None, MS_BIND | MS_REMOUNT | flags)


def _become_nobody(number: int) -> None:
    """Give up every right: another user as root, no capability, no new privilege, no new jail."""
    if os.geteuid() == 0:
        user = FIRST_UID + number
        os.setgroups([])
        os.setresgid(user, user, user)
        os.setresuid(user, user, user)
        _prctl(PR_SET_DUMPABLE, 1)  # changing user hid /proc/self/uid_map from us
        _unshare(NEWUSER)
        _map_user(1000, user, user)
    Path("/proc/sys/user/max_user_namespaces").write_text("0")  # counted in our own namespace
    last = int(Path("/proc/sys/kernel/cap_last_cap").read_text())
    for capability in range(last + 1):
        _prctl(PR_CAPBSET_DROP, capability)
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    nothing = (ctypes.c_uint32 * 6)()
    _check(_libc.syscall(SYS_CAPSET, header, nothing), "capset")
    _prctl(PR_SET_NO_NEW_PRIVS, 1)


def _limit(limits: Limits) -> None:
    """Set what the kernel enforces by itself; the watchdog of the grader does the rest."""
    mib = 1024 * 1024
    status = Path("/proc/self/status").read_text()
    data = next(int(s.split()[1]) for s in status.splitlines() if s.startswith("VmData"))
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000")
    for name, value in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NPROC, limits.processes),
        (resource.RLIMIT_FSIZE, limits.disk_mib * mib),
        (resource.RLIMIT_NOFILE, 1024),
        (resource.RLIMIT_DATA, data * 1024 + 2 * limits.memory_mib * mib),
        (resource.RLIMIT_CPU, int(limits.total_seconds) * 2),
    ):
        if name != resource.RLIMIT_NPROC or os.geteuid() != 0:
            resource.setrlimit(name, (value, value))


def _unshare(flags: int) -> None:
    _check(_libc.unshare(flags), "unshare")


def _prctl(option: int, value: int) -> None:
    _check(_libc.prctl(option, value, 0, 0, 0), "prctl")


def _mount(source: str, target: str, kind: str | None, flags: int, data: str = "") -> None:
    kind_bytes = kind.encode() if kind else None
    result = _libc.mount(source.encode(), target.encode(), kind_bytes, flags, data.encode())
    _check(result, f"mount {target}")


def _check(result: int, call: str) -> None:
    if result != 0:
        code = ctypes.get_errno()
        raise OSError(code, f"{call}: {os.strerror(code)}")
