"""What a child sees of the machine: the interpreter and its packages, read-only, and a home."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from autograder.errors import JailError
from autograder.model import Limits
from autograder.sandbox import kernel
from autograder.sandbox.kernel import (
    MS_BIND,
    MS_NODEV,
    MS_NOEXEC,
    MS_NOSUID,
    MS_PRIVATE,
    MS_RDONLY,
    MS_REC,
    MS_REMOUNT,
)

HOME, WORK = "/home/student", "/content"
"""The working folder is Colab's."""

PARTS = ("bin", "include", "lib", "lib32", "lib64", "libexec", "pyvenv.cfg", "sbin", "share")
"""What is shown of an installation: whatever else lies in its folder stays out of sight."""


def visible_paths() -> list[str]:
    """Return what the jail shows of the machine, read-only: the interpreter and its packages."""
    interpreter = {sys.prefix, sys.base_prefix, str(Path(sys.executable).resolve().parents[1])}
    tops = {*interpreter, "/usr", "/usr/local"}
    parts = {os.path.join(top, part) for top in tops for part in PARTS}
    packages = {p for p in sys.path if p.endswith(("site-packages", "dist-packages"))}
    system = ["/bin", "/sbin", "/lib", "/lib32", "/lib64"]
    etc = ["/etc/ld.so.cache", "/etc/alternatives"]
    shown: list[str] = []
    for path in sorted({*system, *etc, *parts, *packages}):
        if os.path.exists(path) and not any(path.startswith(seen + "/") for seen in shown):
            shown.append(path)
    return shown


def courses() -> list[str]:
    """Return the folders of courses that this process stands in, or its package does."""
    starts = (Path.cwd().resolve(), Path(__file__).resolve())
    folders = (folder for start in starts for folder in (start, *start.parents))
    return sorted({str(folder) for folder in folders if (folder / "assignments").is_dir()})


def refuse_to_show(course: str) -> None:
    """Raise JailError where a course lies in what the jail shows: its tests would be seen."""
    for path in visible_paths():
        if Path(course).is_relative_to(Path(path).resolve()):
            wrong = f"{course} lies below {path}, which submissions see"
            raise JailError("the jail", wrong, "Move the course to another place, your home say.")


def build(limits: Limits) -> None:
    """Pivot into a tmpfs that shows only `visible_paths`, a private home and a fresh /proc."""
    shown, package = visible_paths(), str(Path(__file__).resolve().parents[1])
    kernel.mount("none", "/", None, MS_REC | MS_PRIVATE)
    place = next(p for p in ("/mnt", "/media", "/tmp") if os.path.isdir(p))
    size = f"size={limits.disk_mib}m,mode=755"
    kernel.mount("tmpfs", place, "tmpfs", MS_NOSUID | MS_NODEV, size)
    os.mkdir(f"{place}/old")
    kernel.pivot_root(place, f"{place}/old")
    os.chdir("/")
    for path in shown:
        if os.path.islink(f"/old{path}") and path.count("/") == 1:
            os.symlink(os.readlink(f"/old{path}"), path)
        else:
            _bind(path)
    if os.path.isdir(package):  # installed below a visible path: its references would answer all
        hidden = MS_RDONLY | MS_NOSUID | MS_NODEV
        kernel.mount("tmpfs", package, "tmpfs", hidden, "size=0,mode=755")
    _devices()
    for folder in (HOME, WORK, "/tmp", "/dev/shm"):
        os.makedirs(folder, exist_ok=True)
        os.chmod(folder, 0o1777)
    Path("/etc/passwd").write_text(f"student:x:{os.geteuid()}:0:student:{HOME}:/bin/sh\n")
    os.mkdir("/proc")
    kernel.mount("proc", "/proc", "proc", MS_NOSUID | MS_NODEV | MS_NOEXEC)
    kernel.unmount("/old")
    os.rmdir("/old")
    os.chdir(WORK)


def _devices() -> None:
    for device in ("null", "zero", "full", "random", "urandom"):
        _bind(f"/dev/{device}", writable=True)
    os.symlink("/proc/self/fd", "/dev/fd")
    os.mkdir("/dev/pts")  # terminals of its own, for the `!commands` of cells
    options = "newinstance,ptmxmode=666"
    kernel.mount("devpts", "/dev/pts", "devpts", MS_NOSUID | MS_NOEXEC, options)
    os.symlink("pts/ptmx", "/dev/ptmx")


def _bind(path: str, writable: bool = False) -> None:
    """Show /old`path` at `path`, with its mount flags kept: a user namespace locks them."""
    source = f"/old{path}"
    if os.path.isdir(source):
        os.makedirs(path, exist_ok=True)
    else:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        Path(path).touch()
    kernel.mount(source, path, None, MS_BIND | MS_REC)
    locked = os.statvfs(path).f_flag & (MS_RDONLY | MS_NOSUID | MS_NODEV | MS_NOEXEC | 0x1C00)
    flags = MS_NOSUID if writable else MS_NOSUID | MS_NODEV | MS_RDONLY
    # statvfs has ST_NOATIME..ST_RELATIME at 0x400..0x1000; mount(2) at the same meaning below
    atime = {0x400: 1 << 10, 0x800: 1 << 11, 0x1000: 1 << 21}
    flags |= sum(flag for bit, flag in atime.items() if locked & bit) | (locked & 0xF)
    kernel.mount("none", path, None, MS_BIND | MS_REMOUNT | flags)
    if not writable:
        kernel.close_mounts_below(path)
