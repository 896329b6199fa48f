"""The autograder that Gradescope runs: our grader, its pins and the exam in one zip."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from autograder import zips
from autograder.errors import ReleaseError
from autograder.model import Limits

FILES = Path(__file__).with_name("files")
PACKAGE = Path(__file__).parents[1]
EXAM, KNOWN, LIMITS, PACKED = "grader.zip", "answers.msgpack", "limits.json", "package"
SCRIPTS = ("setup.sh", "run_autograder")


def pack(exam: bytes, known: bytes, limits: Limits) -> bytes:
    """Return the zip to upload as an autograder, always the same bytes.

    `exam` is a bundle as our grader reads it, `known` what known attempts answer to it. It holds
    solutions: Gradescope shows it to nobody but staff.
    """
    members = {name: (FILES / name).read_bytes() for name in SCRIPTS}
    members |= {EXAM: exam, KNOWN: known, LIMITS: json.dumps(asdict(limits), indent=1).encode()}
    members |= dict(_project(PACKAGE.parent))
    return zips.packed(members, SCRIPTS)


def _project(root: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the checkout's package as pip installs it, and the pins."""
    try:
        yield "constraints.txt", (root / "constraints.txt").read_bytes()
        for name in ("pyproject.toml", "README.md", "LICENSE"):
            yield f"{PACKED}/{name}", (root / name).read_bytes()
    except OSError as error:
        wrong, remedy = "is needed for Gradescope and not here", "Run `lab` from its checkout."
        raise ReleaseError(str(error.filename), wrong, remedy) from None
    for path in sorted(PACKAGE.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            yield f"{PACKED}/{path.relative_to(root)}", path.read_bytes()
