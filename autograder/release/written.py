"""Puts a release in its place, and tells whether what lies there is stale."""

from __future__ import annotations

import os
from pathlib import Path

from autograder.course import Lab
from autograder.errors import StaleRelease, raise_all
from autograder.model import Attempt
from autograder.release import notebook as notebooks
from autograder.release import testfile
from autograder.release.build import Release, build


def put(release: Release) -> None:
    """Write the files of a release that have changed."""
    for path, data in release.files.items():
        if not path.is_file() or path.read_bytes() != data:
            path.parent.mkdir(parents=True, exist_ok=True)
            fresh = path.with_name(f".{path.name}.new")
            fresh.write_bytes(data)
            os.replace(fresh, path)  # whole or not at all, whenever a build is interrupted


def write(lab: Lab, release: Release) -> list[Path]:
    """Put a whole release in its place; return the files beside it that nothing makes.

    Those stay: somebody put them there.  Only the test file of a question that is no more goes.
    """
    put(release)
    stray = []
    for path in sorted(_there(lab) - release.files.keys()):
        if testfile.is_ours(path):
            path.unlink()
        else:
            stray.append(path)
    return stray


def check(lab: Lab, attempts: tuple[Attempt, ...] = ()) -> None:
    """Raise StaleRelease where a committed file is not what the master makes today."""
    release = build(lab, attempts, execute=False)
    found = _there(lab)
    wanted = {path for path in release.files if path not in (lab.bundle, lab.exam)}
    remedy = f"Run `lab build {lab.slug}` and commit what it writes."
    stale = []
    for path in sorted(found | wanted):
        where = lab.relative(path)
        if path not in wanted:
            stale.append(StaleRelease(where, "a file that nothing makes", "Remove or move it."))
        elif path not in found:
            stale.append(StaleRelease(where, "missing", remedy))
        elif path.read_bytes() != release.files[path]:
            stale.append(StaleRelease(where, "not what its master makes today", remedy))
    if not stale and not notebooks.is_executed(notebooks.read(lab.solution.read_text("utf-8"))):
        where = lab.relative(lab.solution)
        stale.append(StaleRelease(where, "without outputs", remedy))
    raise_all(stale)


def _there(lab: Lab) -> set[Path]:
    """Return the files where students and staff look for what is made of a lab."""
    folders = (lab.student, lab.solution.parent)
    return {path for folder in folders for path in folder.rglob("*") if path.is_file()}
