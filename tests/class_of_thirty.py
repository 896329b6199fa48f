"""The class of `lms_samples` with answers to the tiny lab, as any platform's download.

As a command: ``python class_of_thirty.py FOLDER`` writes a course with the built tiny lab, and
a download and a roster of each platform.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import lms_samples
from conftest import notebook
from tiny_master import Tiny

HALF_MISSING = """# earns: 0
# says: The factor is missing: the cost is half the mean.
def cost(prediction, target):
    return np.mean((np.asarray(prediction) - np.asarray(target)) ** 2)
"""
RIGHT = """# kind: the solution itself
def cost(prediction, target):
    return np.mean((np.asarray(prediction) - np.asarray(target)) ** 2) / 2
"""
STUB = 'def cost(prediction, target):\n    raise NotImplementedError("q1: write cost")'
LETTERS = 'answers = {{"half": {!r}}}'
ANSWERS = (
    (RIGHT, "b"),
    (HALF_MISSING, "a"),
    (RIGHT, "a"),
    (STUB, "b"),
    ("def cost(prediction, target):\n    return 1 / 0", "b"),
    (STUB, None),
)


def course(root: Path) -> Path:
    """Write a course whose one lab is tiny, with a known right and a known wrong answer."""
    Tiny().lab(root)
    attempts = root / "assignments" / "tiny" / "attempts" / "q1"
    for kind, name, source in (("right", "known", RIGHT), ("wrong", "half-missing", HALF_MISSING)):
        (attempts / kind).mkdir(parents=True)
        (attempts / kind / f"{name}.py").write_text(source)
    return root


def answered(number: int, student: str = "") -> bytes:
    """Return the notebook of the student of that number; every sixth answers alike."""
    code, letter = ANSWERS[number % len(ANSWERS)]
    sources = [f'student_id = "{student}"'] if student else []
    book = notebook(*sources, code, LETTERS.format(letter))
    ids = ["student-id"] * len(sources) + ["q1-answer", "q2-answer"]
    for cell, id in zip(book["cells"], ids):
        cell["id"] = id
    return json.dumps(book).encode()


def members(platform: str, **more: Any) -> dict[str, bytes]:
    """Return a platform's download, in which each notebook answers the tiny lab."""
    return {
        name: _body(name, data)
        for name, data in lms_samples.SAMPLES[platform].build(**more).items()
    }


def _body(name: str, data: bytes) -> bytes:
    number, _, attempt = data.decode(errors="replace").partition(" ")
    if not number.isdigit() or not name.endswith(".ipynb"):
        return data
    return answered(int(number) + (attempt != "last"))


def write(root: Path, platforms: Mapping[str, lms_samples.Sample] = lms_samples.SAMPLES) -> None:
    for name, sample in platforms.items():
        lms_samples.as_zip(root / f"{name}.zip", members(name))
        (root / f"{name}.csv").write_bytes(sample.roster)


if __name__ == "__main__":
    write(course(Path(sys.argv[1])))
