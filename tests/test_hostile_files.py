"""Files that want to harm whoever reads them cost bounded time and memory, and end in one line."""

from __future__ import annotations

import runpy
import time
import tracemalloc
from pathlib import Path

import pytest

from autograder.errors import IntakeError
from autograder.grading import blank, intake
from autograder.grading.owner import owner_of

FILES = sorted((Path(__file__).parent / "hostile" / "files").glob("*.py"))
MOST_MEMORY = 400 * 2**20
MOST_SECONDS = 20.0


def read(data: bytes) -> str:
    """Read a file as the grader does; return what it says where it refuses."""
    try:
        submission = intake.parse("zzz\x7fhonest.ipynb", data, {})
    except IntakeError as error:
        return str(error)
    for cell in submission.cells:
        blank.defined(cell.source)
        blank.used(cell.source)
        blank.essence(cell.source)
    owner_of(submission.name, submission.cells, {})
    return "\n".join(("read", *submission.notes[1:]))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_hostile_file_costs_little_and_ends_in_one_line(path: Path) -> None:
    """CPU time and memory are counted, and a refusal is one printable line."""
    data = runpy.run_path(str(path))["data"]()
    tracemalloc.start()
    start = time.process_time()

    said = read(data)

    taken, peak = time.process_time() - start, tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert taken < MOST_SECONDS
    assert peak < MOST_MEMORY
    assert all(line.isprintable() for line in said.split("\n"))
