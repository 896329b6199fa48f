"""A class of any size takes the memory of a few submissions."""

from __future__ import annotations

import json
import weakref
from pathlib import Path
from typing import Any

from conftest import DOUBLE, notebook, tiny_exam
from results import result

from autograder.grading import many
from autograder.grading.files import Handed
from autograder.model import Grade, Submission

COUNT, LANES = 60, 2
MOST = 2 * 2 * LANES + LANES
"""Two for each lane that are done and two that are not, and those that are graded just now."""


def test_submissions_and_results_are_let_go_of() -> None:
    """While a class is graded, few of each are held at the same time."""
    alive: dict[type, list[weakref.ref[Any]]] = {Submission: [], Grade: []}
    most = dict.fromkeys(alive, 0)

    def count() -> None:
        for kind, seen in alive.items():
            most[kind] = max(most[kind], sum(one() is not None for one in seen))

    def examine(submission: Submission) -> Grade:
        grade = result(submission.name)
        alive[Submission].append(weakref.ref(submission))
        alive[Grade].append(weakref.ref(grade))
        count()
        return grade

    data = json.dumps(notebook(DOUBLE)).encode()
    files = [Handed(f"s{n}.ipynb", Path(f"s{n}.ipynb"), lambda: data) for n in range(COUNT)]
    desk = many.Desk(tiny_exam(), examine, "none", LANES)
    done = 0
    for grade in many.grade_all(many.Class(files), desk):
        done += grade is not None
        count()

    assert COUNT == done == len(alive[Grade])
    assert all(0 < number <= MOST for number in most.values()), most
