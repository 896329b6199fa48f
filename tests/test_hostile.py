"""A cheat who has read everything here gains nothing, harms nobody and leaves nothing behind.

`hostile/` holds one submission a file, each named by what it tries, to a lab of two functions.
Its first line says so, and a second one what an honest answer of its kind deserves, if anything.
"""

from __future__ import annotations

import itertools
import os
import re
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import DOUBLE, TRIPLE, becomes, submission, tiny_exam

from autograder.grading.budget import GIVEN_UP, TRIED
from autograder.grading.submission import grade
from autograder.model import Grade, Limits, Status
from autograder.sandbox import meter
from autograder.sandbox.pool import Pool
from autograder.sandbox.warm import Zygote

pytestmark = pytest.mark.slow

CELL = re.compile(r"^# %%(?: (\d+) times)?\n", re.MULTILINE)
"""Where a file of the corpus begins another cell, or so many that are alike."""
CORPUS = Path(__file__).parent / "hostile"
FAMILIES = ("values", "tests", "channel", "machine", "learning")
TRIES = {
    f"{family}/{path.stem}": path.read_text(encoding="utf-8")
    for family in FAMILIES
    for path in sorted((CORPUS / family).glob("*.py"))
}
LIMITS = Limits(
    cell_seconds=1, call_seconds=1, total_seconds=4, memory_mib=400, disk_mib=32, processes=64
)
HONEST = {
    "all right": (DOUBLE, TRIPLE),
    "half right": (DOUBLE, "def triple(x):\n    return x"),
    "raises": ("def double(x):\n    return y", TRIPLE),
}


def cells(source: str) -> list[str]:
    """Return the cells of a file of the corpus."""
    first, *others = CELL.split(source)
    alike = ([cell] * int(times or 1) for times, cell in zip(others[::2], others[1::2]))
    return [first, *itertools.chain.from_iterable(alike)]


def traces(zygote: Zygote) -> dict[str, object]:
    """Return what a submission might leave behind on this machine."""
    return {
        "processes": len(list(meter.descendants(zygote.process.pid))),
        "folders": sorted(name for name in os.listdir(tempfile.gettempdir()) if "lab-" in name),
        "memory": sorted(os.listdir("/dev/shm")),
        "mounts": Path("/proc/self/mounts").read_text(),
        "descriptors": len(os.listdir("/proc/self/fd")),
    }


def without_times(result: Grade) -> object:
    """Return what a grade says, but for how long it took."""
    told = {name: replace(one, seconds=0.0) for name, one in result.questions.items()}
    return result.status, told, result.notes


@pytest.fixture(scope="module")
def graded(zygote: Zygote) -> dict[str, Grade]:
    """Grade the whole corpus two at a time, an honest neighbour after every third."""
    exam = tiny_exam()
    waiting = {}
    with (
        Pool(zygote, exam.bundle.setup, LIMITS, spares=4) as pool,
        ThreadPoolExecutor(2) as two,
    ):
        for position, (name, source) in enumerate(TRIES.items()):
            waiting[name] = two.submit(grade, submission(*cells(source)), exam, pool)
            if position % 3 == 0:
                honest = list(HONEST)[position // 3 % len(HONEST)]
                handed = submission(*HONEST[honest])
                waiting[f"{honest} {position}"] = two.submit(grade, handed, exam, pool)
        results = {name: future.result() for name, future in waiting.items()}
    return results


def test_there_are_eighty_tries_and_more() -> None:
    """A corpus that lost files would prove little."""
    assert len(TRIES) >= 80


@pytest.mark.parametrize("name", TRIES)
def test_a_trick_gains_no_point(graded: dict[str, Grade], name: str) -> None:
    """What an honest answer of its kind deserves is all it gets."""
    deserves = re.search(r"^# deserves: (\S+)$", TRIES[name], re.MULTILINE)

    assert graded[name].score <= (float(deserves[1]) if deserves else 0)


@pytest.mark.parametrize("honest", HONEST)
def test_neighbours_are_graded_as_if_alone(
    zygote: Zygote, graded: dict[str, Grade], honest: str
) -> None:
    """Points, outcomes and every word of feedback."""
    exam = tiny_exam()
    with Pool(zygote, exam.bundle.setup, LIMITS) as pool:
        alone = grade(submission(*HONEST[honest]), exam, pool)

    beside = [grade for name, grade in graded.items() if name.startswith(honest)]

    assert beside
    assert all(without_times(alone) == without_times(one) for one in beside)


@pytest.mark.parametrize("name", TRIES)
def test_staff_read_in_one_line_why_one_was_stopped(graded: dict[str, Grade], name: str) -> None:
    """A note is short, printable, and there wherever something was stopped."""
    result = graded[name]

    assert all(note.isprintable() and len(note) < 600 for note in result.notes)
    assert result.notes or result.status is Status.GRADED


def test_who_ends_every_process_is_given_up(graded: dict[str, Grade]) -> None:
    """A definition can do that, too: after so many children nothing more is asked."""
    notes = graded["machine/ends_its_process_in_every_cell"].notes

    assert TRIED < sum("killed" in note for note in notes) <= GIVEN_UP


def test_a_hidden_input_is_in_no_feedback(graded: dict[str, Grade]) -> None:
    """31337 is what the hidden case of `double` asks for."""
    told = [repr(one.questions) for name, one in graded.items() if name in TRIES]

    assert [] == [text for text in told if "31337" in text or "62674" in text]


def test_no_trace_is_left(zygote: Zygote, graded: dict[str, Grade]) -> None:
    """No process, folder, mount, shared memory or open descriptor more than before a batch."""
    exam = tiny_exam()
    worst = [n for n in TRIES if re.search("daemon|fork|fifo|memory|million_files", n)]

    def batch() -> None:
        with Pool(zygote, exam.bundle.setup, LIMITS) as pool:
            for name in worst:
                grade(submission(TRIES[name]), exam, pool)

    assert becomes(lambda: traces(zygote)["processes"] == 1)
    before = traces(zygote)
    batch()

    assert becomes(lambda: before == traces(zygote)), (before, traces(zygote))
