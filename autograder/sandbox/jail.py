"""Namespaces, another user, and limits: what a submission runs in.

The calling process forks twice: a *keeper* outside waits for an *init* inside, and init waits for
the worker.  In the layer of namespaces these are fresh user, mount, pid, network, IPC and UTS
namespaces, and when init ends, the kernel ends everything that was started inside.  As root the
worker also becomes another user for each child that lives; without root it is the caller, mapped,
in a user namespace of its own.  In the layer of users it is another user only, and the keeper ends
what that user started.

Sources: namespaces(7), user_namespaces(7), pid_namespaces(7), pivot_root(2), capabilities(7).
"""

from __future__ import annotations

import contextlib
import os
import resource
import select
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from autograder.errors import JailError
from autograder.model import Limits
from autograder.sandbox import kernel, landlock, root, users
from autograder.sandbox.kernel import NEWIPC, NEWNET, NEWNS, NEWPID, NEWUSER, NEWUTS

SHARED = ("/dev/shm", "/tmp", "/var/tmp")
"""Where everybody may leave files."""
DEVICES = tuple(f"/dev/{name}" for name in ("null", "zero", "full", "random", "urandom"))
INTERNET = (2, 10, 16, 17)
"""Families of sockets that lead out: IPv4, IPv6, netlink, packets."""
LASTING = ("shmget", "semget", "msgget", "mq_open", "add_key", "request_key", "keyctl")
"""Calls that leave something for the next child that is the same user."""


class Layer(StrEnum):
    """How a submission is kept from the machine."""

    NAMESPACES = "namespaces"
    USER = "user"
    NONE = "none"

    @property
    def told(self) -> str:
        """As it is written in a result, with what is optional and in force."""
        return f"{self} with Landlock" if self is Layer.USER and landlock.version() else str(self)


def choose(no_jail: bool) -> Layer:
    """Return the best layer to be had; raise JailError where there is none.

    A whole child is built to find out, by a process of its own: the caller may have threads by now,
    and must not fork.
    """
    if no_jail:
        return Layer.NONE
    said = "this is no machine of a known kind"
    for layer in (Layer.NAMESPACES, Layer.USER) if kernel.CALLS else ():
        if layer is Layer.USER and not users.there_are_others():
            continue
        for course in root.courses():
            (root.refuse_to_show if layer is Layer.NAMESPACES else _refuse_to_open)(course)
        trial = f"from autograder.sandbox import jail; jail.probe({str(layer)!r})"
        done = subprocess.run([sys.executable, "-P", "-c", trial], capture_output=True, text=True)
        if done.returncode == 0:
            return layer
        said = done.stderr.strip().rpartition("\n")[2].removeprefix("jail: ")[:200] or said
    raise JailError(
        "the jail",
        f"this machine gives no Linux user namespaces ({said})",
        "Allow them (sysctl user.max_user_namespaces, kernel.apparmor_restrict_"
        "unprivileged_userns=0, or a container with CAP_SYS_ADMIN), or pass --no-jail.",
    )


def _refuse_to_open(course: str) -> None:
    """Raise JailError where other users may look into a course: its tests would be seen."""
    folders = [Path(course), *Path(course).parents]
    if all(folder.stat().st_mode & 0o1 for folder in folders):
        wrong = f"every user may look into {course}, and here a submission is another user only"
        raise JailError("the jail", wrong, f"Run `chmod 700 {course}`.")


def probe(layer: str) -> None:
    """Build a child that does nothing, and end as it ends."""
    ours, theirs = socket.socketpair()
    user = users.claim()
    keeper = os.fork()
    if keeper == 0:
        ours.close()
        keep(Layer(layer), Limits(), user, theirs, lambda: None)
    theirs.close()
    said = b""
    while part := ours.recv(64):
        said += part
    os.waitpid(keeper, 0)
    os._exit(0 if said.split()[-1:] == [b"0"] else 1)


def keep(
    layer: Layer,
    limits: Limits,
    user: users.User,
    status: socket.socket,
    work: Callable[[], None],
) -> None:
    """Run `work` under `layer` and report to `status`; the keeper's whole life, never returns.

    As root, the child is `user`, who is kept for it until the keeper ends.

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
        user.held.close()  # a submission could give its user away
        os.read(ready, 1)
        os.close(ready)
        _init(layer, limits, user.uid, work)
    pidfd = os.pidfd_open(init)
    socket.send_fds(status, [b"%d\n" % init], [pidfd])
    os.write(go, b".")
    watched = select.poll()
    watched.register(pidfd, select.POLLIN)
    watched.register(status, select.POLLIN)
    if all(ready != pidfd for ready, _ in watched.poll()):
        os.kill(init, signal.SIGKILL)  # the grader is gone, and nobody else would end it
    code = os.waitstatus_to_exitcode(os.waitpid(init, 0)[1])
    if layer is Layer.USER:
        _end_all_of(user.uid)
    with contextlib.suppress(OSError):
        status.sendall(b"%d\n" % code)
    os._exit(0)


def _init(layer: Layer, limits: Limits, user: int, work: Callable[[], None]) -> None:
    """Set the walls, start the worker, reap, and end as it ended; never returns."""
    try:
        os.setsid()  # no signal to its process group reaches the grader
        kernel.leave_the_keyring()
        if layer is Layer.NAMESPACES:
            root.build(limits)
            _become_nobody(user)
        elif layer is Layer.USER:
            _become_another_user(user)
        kernel.prctl(kernel.PR_SET_PDEATHSIG, 9)
        _limit(layer, limits)
        worker = os.fork() if layer is not Layer.NONE else 0
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
    """Enter fresh namespaces; without root's rights, one of users that maps the caller to 1000."""
    fresh = NEWNS | NEWPID | NEWNET | NEWIPC | NEWUTS
    uid, gid = os.geteuid(), os.getegid()
    entered = False
    if users.there_are_others():
        with contextlib.suppress(PermissionError):  # of root in a container, this may be left
            kernel.unshare(fresh)
            entered = True
    if not entered:
        kernel.unshare(fresh | NEWUSER)
        _map_user(1000, uid, gid)
    socket.sethostname("jail")


def _map_user(inside: int, uid: int, gid: int) -> None:
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"{inside} {uid} 1")
    Path("/proc/self/gid_map").write_text(f"{inside} {gid} 1")


def _become_nobody(user: int) -> None:
    """Give up every right: another user as root, no capability, no new privilege, no new jail."""
    if os.geteuid() == 0:
        os.setgroups([])
        os.setresgid(user, user, user)
        os.setresuid(user, user, user)
        kernel.prctl(kernel.PR_SET_DUMPABLE, 1)  # changing user hid /proc/self/uid_map from us
        kernel.unshare(NEWUSER)
        _map_user(1000, user, user)
    Path("/proc/sys/user/max_user_namespaces").write_text("0")  # counted in our own namespace
    kernel.drop_capabilities()


def _become_another_user(user: int) -> None:
    """Without namespaces: a user of its own, who has no rights and no way to the network."""
    home = os.getcwd()
    os.environ |= {"HOME": home, "TMPDIR": home, "MPLCONFIGDIR": f"{home}/matplotlib"}
    readable = (*root.visible_paths(), "/etc/passwd", "/etc/group", "/etc/localtime")
    landlock.confine(readable, (home, "/proc", *SHARED, *DEVICES))
    os.setgroups([])
    os.setresgid(user, user, user)
    os.setresuid(user, user, user)
    os.umask(0o077)
    kernel.drop_capabilities()
    kernel.refuse("socket", values=INTERNET)
    for call in LASTING:
        kernel.refuse(call)
    kernel.prctl(kernel.PR_SET_CHILD_SUBREAPER, 1)  # whoever leaves its parent stays below init
    kernel.prctl(kernel.PR_SET_DUMPABLE, 1)


def _end_all_of(user: int) -> None:
    """End every process of a user, and remove what it left where everybody may.

    Raises ValueError for a user who has others than a child's.
    """
    if user < users.FIRST_UID:
        raise ValueError(f"user {user} was not set aside for a child")
    for _ in range(2):
        if os.fork() == 0:
            os.setresuid(user, user, user)
            with contextlib.suppress(OSError):
                os.kill(-1, signal.SIGKILL)
            os._exit(0)
        os.wait()
    for folder in SHARED:
        for left in [entry for entry in os.scandir(folder) if _owner(entry) == user]:
            if left.is_dir(follow_symlinks=False):
                shutil.rmtree(left.path, ignore_errors=True)
            else:
                os.unlink(left.path)


def _owner(entry: os.DirEntry[str]) -> int:
    try:
        return entry.stat(follow_symlinks=False).st_uid
    except OSError:
        return -1


def _limit(layer: Layer, limits: Limits) -> None:
    """Set what the kernel enforces by itself; the watchdog of the grader does the rest."""
    mib = 1024 * 1024
    status = Path("/proc/self/status").read_text()
    data = next(int(s.split()[1]) for s in status.splitlines() if s.startswith("VmData"))
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000")
    for name, value in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NPROC, limits.processes),  # threads count, too
        (resource.RLIMIT_FSIZE, limits.disk_mib * mib),
        (resource.RLIMIT_NOFILE, 1024),
        (resource.RLIMIT_DATA, data * 1024 + 2 * limits.memory_mib * mib),
        (resource.RLIMIT_CPU, int(limits.total_seconds) * 2),
    ):
        # Processes are counted by user: without a jail this is the caller, with all that it runs.
        if name != resource.RLIMIT_NPROC or layer is not Layer.NONE:
            most = resource.getrlimit(name)[1]
            if most != resource.RLIM_INFINITY:
                value = min(value, most)
            resource.setrlimit(name, (value, value))
