"""A small, valid master notebook that tests change in one place, and a course that holds it."""

from __future__ import annotations

import json
from pathlib import Path
from shutil import copytree
from typing import Any

from autograder.conventions import TITLE
from autograder.course import Course, Lab
from autograder.release import notebook as notebooks
from autograder.release.blueprint import CONFIG
from autograder.release.master import problems
from autograder.release.structure import Master, parse

COURSE = Course.find(Path(__file__).parent)

COST = '''def cost(prediction, target):
    """Return half the mean squared error."""
    # BEGIN SOLUTION NO PROMPT
    difference = np.asarray(prediction) - np.asarray(target)
    return np.mean(difference**2) / 2
    # END SOLUTION
    """ # BEGIN PROMPT
    raise NotImplementedError("q1: write cost")
    """ # END PROMPT'''

COST_BY_HAND = '''""" # BEGIN TEST CONFIG
points: 0.5
""" # END TEST CONFIG
def test_the_cost_agrees_with_the_one_by_hand(cost):
    # (1 + 4) / 4
    expect(cost([1.0, 3.0], [0.0, 1.0]), 1.25, "cost([1, 3], [0, 1])")'''

COST_HIDDEN = '''""" # BEGIN TEST CONFIG
points: 1.5
hidden: true
topic: many points
failure_message: The mean is over all elements, then halved.
""" # END TEST CONFIG
def test_the_cost_of_many_points(cost):
    prediction, target = np.array([0.625, -7.25, 3.0]), np.zeros(3)
    wanted = expected_half_mse(prediction, target)
    expect(cost(prediction, target), wanted)'''

ANSWERS = '''# BEGIN SOLUTION NO PROMPT
answers = {"half": "b"}
# END SOLUTION
""" # BEGIN PROMPT
answers = {"half": None}
""" # END PROMPT'''

ANSWERS_THERE = '''""" # BEGIN TEST CONFIG
points: 0
""" # END TEST CONFIG
def test_a_letter_is_there(answers):
    assert answers["half"], "answers has no letter yet"'''

ANSWERS_HIDDEN = '''""" # BEGIN TEST CONFIG
points: 1
hidden: true
topic: the letter
failure_message: Read the cost once more.
""" # END TEST CONFIG
def test_half_of_it(answers):
    assert str(answers["half"]).strip().lower() == "b"'''

CELLS = [
    ("raw", "assignment-config", CONFIG),
    ("markdown", "title", "# A tiny lab"),
    ("code", "setup", f"{TITLE}\nimport numpy as np\n\nclass_size = 17"),
    ("raw", "q1-begin", "# BEGIN QUESTION\nname: q1\npoints: 2"),
    ("markdown", "q1-intro", "Write the cost."),
    ("raw", "q1-solution-begin", "# BEGIN SOLUTION"),
    ("code", "q1-answer", COST),
    ("raw", "q1-solution-end", "# END SOLUTION"),
    ("raw", "q1-tests-begin", "# BEGIN TESTS"),
    ("code", "q1-test-by-hand", COST_BY_HAND),
    ("code", "q1-test-many", COST_HIDDEN),
    ("raw", "q1-tests-end", "# END TESTS"),
    ("raw", "q1-end", "# END QUESTION"),
    ("code", "figure", "# The grader does not run this cell.\nprint(class_size)"),
    ("raw", "q2-begin", "# BEGIN QUESTION\nname: q2\npoints: 1"),
    ("raw", "q2-solution-begin", "# BEGIN SOLUTION"),
    ("code", "q2-answer", ANSWERS),
    ("raw", "q2-solution-end", "# END SOLUTION"),
    ("raw", "q2-tests-begin", "# BEGIN TESTS"),
    ("code", "q2-test-there", ANSWERS_THERE),
    ("code", "q2-test-half", ANSWERS_HIDDEN),
    ("raw", "q2-tests-end", "# END TESTS"),
    ("raw", "q2-end", "# END QUESTION"),
]

TOML = 'title = "Tiny"\ncolab = "https://colab.research.google.com/github/o/r/blob/main/tiny/tiny.ipynb"\n'


class Tiny:
    """The tiny master as JSON, with the few changes that tests want."""

    def __init__(self) -> None:
        metadata = {
            "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"},
            "language_info": {"name": "python"},
        }
        cells = [_cell(*cell) for cell in CELLS]
        self.json: dict[str, Any] = {"nbformat": 4, "nbformat_minor": 5}
        self.json |= {"metadata": metadata, "cells": cells}

    def __getitem__(self, cell_id: str) -> dict[str, Any]:
        found: dict[str, Any] = next(c for c in self.json["cells"] if c["id"] == cell_id)
        return found

    def replace(self, cell_id: str, old: str, new: str) -> Tiny:
        """Change one text of a cell, which must be there."""
        assert old in self[cell_id]["source"]
        self[cell_id]["source"] = self[cell_id]["source"].replace(old, new)
        return self

    def insert(self, before: str, kind: str, cell_id: str, source: str) -> Tiny:
        place = self.json["cells"].index(self[before])
        self.json["cells"].insert(place, _cell(kind, cell_id, source))
        return self

    def remove(self, cell_id: str) -> Tiny:
        self.json["cells"].remove(self[cell_id])
        return self

    def problems(self) -> list[str]:
        """What the rules say, a line each, without the file's name."""
        found = problems(self.master())
        return [str(error).removeprefix("tiny.ipynb, ") for error in found]

    def master(self) -> Master:
        return parse(notebooks.read(json.dumps(self.json)), "tiny.ipynb", shared=COURSE.shared)

    def lab(self, root: Path) -> Lab:
        """Write a course whose one lab is this master, and return that."""
        folder = root / "assignments" / "tiny"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "tiny.ipynb").write_text(json.dumps(self.json), encoding="utf-8")
        (folder / "assignment.toml").write_text(TOML, encoding="utf-8")
        shared = Path("assignments", "shared")
        copytree(COURSE.root / shared, root / shared, dirs_exist_ok=True)
        return Course(root).lab("tiny")


def _cell(kind: str, cell_id: str, source: str) -> dict[str, Any]:
    cell: dict[str, Any] = {"cell_type": kind, "id": cell_id, "metadata": {}, "source": source}
    if kind == "code":
        cell |= {"outputs": [], "execution_count": None}
    return cell
