"""What several tests share: a tiny exam, submissions made of plain sources, one warm zygote."""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from autograder.course import Lab
from autograder.grading import intake
from autograder.grading.exam import Exam
from autograder.grading.submission import grade
from autograder.model import Bundle, Case, Grade, Limits, Manifest, Question, Submission
from autograder.release import build, bundle
from autograder.sandbox import jail
from autograder.sandbox.child import Child
from autograder.sandbox.pool import Pool
from autograder.sandbox.warm import Zygote
from autograder.verify import attempts

ROOT = Path(__file__).resolve().parents[1]
CACHES = {".mypy_cache", ".pytest_cache", ".ruff_cache", "__pycache__"}
GENERATED = ("dist", "solutions", "student")

# Where Hypothesis keeps what it found, instead of a folder of its own in the work tree.
os.environ["HYPOTHESIS_STORAGE_DIRECTORY"] = str(ROOT / ".pytest_cache" / "hypothesis")

DOUBLE_STUB = 'def double(x):\n    raise NotImplementedError("q1: write double")'
TRIPLE_STUB = 'def triple(x):\n    raise NotImplementedError("q2: write triple")'
DOUBLE = "def double(x):\n    return 2 * x"
TRIPLE = "def triple(x):\n    return 3 * x"

HEAD = "from otter.test_files import test_case\nOK_FORMAT = False\npoints = None\n"
Q1_TESTS = f"""{HEAD}name = "q1"
@test_case(points=0.5, hidden=False)
def test_double_of_two(double):
    assert double(2) == 4, "double(2) should be 4"
@test_case(points=1.5, hidden=True, failure_message="Try a negative number.")
def test_double_of_a_negative_number(double):
    assert double(-31337) == -62674
"""
Q2_TESTS = f"""{HEAD}name = "q2"
@test_case(points=1, hidden=True, failure_message="Try zero.")
def test_triple(triple, student_id):
    assert triple(5) == 15 and student_id
"""


def tiny_exam() -> Exam:
    """Two questions, `double` (2 points, a public and a hidden case) and `triple` (1 point)."""
    cases = (
        Case("test_double_of_two", False, 0.5),
        Case("test_double_of_a_negative_number", True, 1.5, "Try a negative number."),
    )
    questions = (
        Question("q1", 2, cases, ("double",), DOUBLE_STUB),
        Question("q2", 1, (Case("test_triple", True, 1, "Try zero."),), ("triple",), TRIPLE_STUB),
    )
    manifest = Manifest("tiny", "Tiny", questions, ("helper",))
    setup = "#@title Setup\ndef helper(f, x):\n    return f(x)"
    return Exam.load(Bundle(manifest, {"q1": Q1_TESTS, "q2": Q2_TESTS}, setup))


def exam_of(lab: Lab, folder: Path) -> Exam:
    """Return a lab's exam as its master makes it today; only `folder` is written to."""
    packed = folder / "grader.zip"
    packed.write_bytes(build.build_bundles(lab, attempts.load(lab.attempts)).files[lab.exam])
    return Exam.load(bundle.load(packed))


def notebook(*sources: str, ids: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return a notebook of code cells as its JSON."""
    names = ids or tuple(f"cell-{n}" for n in range(len(sources)))
    cells: list[dict[str, Any]] = [
        {
            "cell_type": "code",
            "id": name,
            "source": source,
            "metadata": {},
            "outputs": [],
            "execution_count": None,
        }
        for name, source in zip(names, sources)
    ]
    return {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells}


def submission(*sources: str) -> Submission:
    """Return a submission of the given cells, read as any other; there is nothing to note on it."""
    book = notebook(*sources)
    book["cells"][0]["outputs"] = [{"output_type": "display_data", "data": {}}]
    name = "student-01.ipynb"
    return intake.parse(name, json.dumps(book).encode(), {name: "student-01"})


def work_tree() -> dict[str, object]:
    """Return what git calls changed, new or ignored, and when each generated file was written."""
    command = ["git", "status", "--porcelain", "--ignored"]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True).stdout.splitlines()
    found: dict[str, object] = {line: "" for line in said if Path(line).name not in CACHES}
    files = [path for name in GENERATED for path in (ROOT / name).rglob("*") if path.is_file()]
    return found | {str(path): path.stat().st_mtime_ns for path in files}


@pytest.fixture(scope="session", autouse=True)
def _no_test_writes_into_the_work_tree() -> Iterator[None]:
    """What a test makes, it makes in a temporary folder."""
    before = work_tree()
    yield
    changed = before.items() ^ work_tree().items()

    assert [] == sorted({name for name, _ in changed}), "edited while the tests ran, or by a test"


@pytest.fixture(scope="session")
def zygote() -> Iterator[Zygote]:
    """One warm zygote for the whole session, behind this machine's own jail."""
    with Zygote(jail.choose(no_jail=False)) as warm:
        warm.wait()
        yield warm


@pytest.fixture
def child(zygote: Zygote) -> Iterator[Child]:
    """A fresh child, with a limit on time and memory."""
    fresh = zygote.start(Limits(call_seconds=5, memory_mib=600))
    yield fresh
    fresh.close()


@pytest.fixture
def graded_submission(zygote: Zygote) -> Iterator[Callable[[Submission], Grade]]:
    """Grade a submission with the tiny exam."""
    limits = Limits(cell_seconds=2, call_seconds=2, total_seconds=60, memory_mib=600)
    exam = tiny_exam()
    with Pool(zygote, exam.bundle.setup, limits) as pool:
        yield lambda handed: grade(handed, exam, pool)


@pytest.fixture
def graded(graded_submission: Callable[[Submission], Grade]) -> Callable[..., Grade]:
    """Grade the given cells with the tiny exam."""
    return lambda *sources: graded_submission(submission(*sources))


@pytest.fixture
def handed_in(tmp_path: Path) -> Path:
    """A folder for submissions."""
    folder = tmp_path / "handed-in"
    folder.mkdir()
    return folder


def becomes(claim: Callable[[], bool]) -> bool:
    """Wait for another process to do its part; a minute is ever so long."""
    until = time.monotonic() + 60
    while not claim() and time.monotonic() < until:
        time.sleep(0.05)
    return claim()


def processes() -> str:
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            found.append(path.read_bytes().replace(b"\0", b" ").decode("utf-8", "replace"))
        except OSError:
            continue
    return "\n".join(found)
