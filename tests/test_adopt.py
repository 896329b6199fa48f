"""Masters of Otter Assign and nbgrader become labs of ours; what is not in them is told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tiny_master import Tiny

from autograder import workshop
from autograder.course import Course, Lab
from autograder.errors import CourseError
from autograder.release import build
from autograder.release.master import check_master
from autograder.release.structure import Master

CONFIG = "# ASSIGNMENT CONFIG\nfiles:\n  - data.csv\nseed: 42"
OTTER = [
    ("raw", CONFIG),
    ("code", "import numpy as np\nimport otter\n%matplotlib inline"),
    ("raw", "# BEGIN QUESTION\nname: q1_1\npoints: 3"),
    ("markdown", "**Question 1.1.** Write `square`."),
    ("raw", "# BEGIN SOLUTION"),
    ("code", "def square(x):\n    return x**2 # SOLUTION"),
    ("raw", "# END SOLUTION"),
    ("raw", "# BEGIN TESTS"),
    ("code", "square(1) == 1", "True"),
    ("code", "# HIDDEN\nsquare(3)", "9"),
    (
        "code",
        'def test_big(square):\n    """Big."""\n    assert square(40) == 1600\n\ntest_big(square)',
    ),
    ("code", "pd.Series(square(2))", "0    4"),
    ("raw", "# END TESTS"),
    ("raw", "# END QUESTION"),
    ("code", "print(square(5))"),
    ("raw", "# BEGIN QUESTION\nname: q2\nmanual: true"),
    ("markdown", "Explain."),
    ("raw", "# BEGIN SOLUTION"),
    ("markdown", "Because of the square."),
    ("raw", "# END SOLUTION"),
    ("raw", "# END QUESTION"),
    ("code", 'grader.check("q1_1")'),
    ("code", "this is no Python"),
]
SQUARES = '''def squares(n):
    """Return the first squares."""
    ### BEGIN SOLUTION
    if n < 1:
        raise ValueError("n")
    return [i ** 2 for i in range(1, n + 1)]
    ### END SOLUTION'''
RAISES = """try:
    squares(0)
except ValueError:
    pass
else:
    raise AssertionError("did not raise")"""
NBGRADER = [
    ("markdown", "# Problem 1"),
    ("code", SQUARES, {"solution": True, "grade": False, "grade_id": "squares"}),
    ("code", "assert squares(2) == [1, 4]", {"grade": True, "solution": False, "points": 1}),
    (
        "code",
        f"assert squares(1) == [1]\n### BEGIN HIDDEN TESTS\n{RAISES}\n### END HIDDEN TESTS",
        {"grade": True, "solution": False, "points": 2},
    ),
    ("markdown", "My proof.", {"grade": True, "solution": True, "points": 4}),
]


def notebook(cells: list[Any]) -> dict[str, Any]:
    """Return a notebook; a cell's third part is what it gave, or its marks."""
    made = []
    for kind, source, *more in cells:
        cell: dict[str, Any] = {"cell_type": kind, "metadata": {}, "source": source}
        if kind == "code":
            cell |= {"execution_count": None, "outputs": []}
        if more and isinstance(more[0], dict):
            cell["metadata"]["nbgrader"] = more[0]
        elif more:
            data = {"data": {"text/plain": more[0]}, "metadata": {}, "execution_count": 1}
            cell["outputs"] = [{"output_type": "execute_result", **data}]
        made.append(cell)
    return {"nbformat": 4, "nbformat_minor": 2, "metadata": {}, "cells": made}


def taken_over(root: Path, cells: list[Any]) -> tuple[Lab, list[str]]:
    Tiny().lab(root)  # a course
    path = root / "Homework 01.ipynb"
    path.write_text(json.dumps(notebook(cells)))
    slug, said = workshop.take_over(Course(root), path)
    return Course(root).lab(slug), said


def cases(master: Master) -> list[tuple[str, bool, float]]:
    tests = [test for question in master.questions for test in question.tests]
    return [(test.source.split("\n")[0], test.hidden, test.points) for test in tests]


def test_a_master_of_otter_assign_becomes_a_lab_that_builds(tmp_path: Path) -> None:
    """Expressions with what they gave, functions, hidden ones; points in our steps."""
    lab, _ = taken_over(tmp_path, OTTER)

    assert "homework-01" == lab.slug
    assert [
        ("def test_q11_1(square):", False, 0.0),
        ("def test_q11_2(square):", True, 3.0),
        ("def test_q11_3(square):", False, 0.0),
    ] == cases(check_master(lab.master, lab.shared))
    student = build.build(lab, execute=False).files[lab.student_notebook].decode()

    assert "x**2" not in student
    assert "Because of the square" not in student


def test_what_is_not_in_it_is_told_cell_by_cell(tmp_path: Path) -> None:
    """Nothing is lost in silence."""

    assert [
        "cell 1: files is left out; do it in the setup cell",
        "cell 1: seed is left out; do it in the setup cell",
        "cell 3: the question q1_1 is q11 here",
        "cell 12: q11 loses this case: what it gave is no plain value: 0    4",
        "cell 16: q2 is left a text: graded by hand",
        "cell 23: it is no Python, so it became a text",
    ] == taken_over(tmp_path, OTTER)[1]


def test_a_cell_that_uses_an_answer_waits_for_it(tmp_path: Path) -> None:
    """Else the untouched notebook would stop there."""
    lab, _ = taken_over(tmp_path, OTTER)

    assert 'with needs("q11"):\n    print(square(5))' in [
        cell.source for cell in check_master(lab.master, lab.shared).cells
    ]


def test_a_master_of_nbgrader_becomes_a_lab_that_builds(tmp_path: Path) -> None:
    """Its regions are markers and hidden cases, and what is graded by hand is told."""
    lab, said = taken_over(tmp_path, NBGRADER)
    master = check_master(lab.master, lab.shared)

    assert [
        ("def test_squares_1(squares):", False, 1.0),
        ("def test_squares_2(squares):", False, 0.0),
        ("def test_squares_3(squares):", True, 2.0),
    ] == cases(master)
    assert ["cell 5: 4 points by hand are left out; its text stays"] == said
    student = build.build(lab, execute=False).files[lab.student_notebook].decode()

    assert "squares: write it" in student and "range(1, n + 1)" not in student


def test_hidden_cases_are_made_where_there_are_none(tmp_path: Path) -> None:
    """A question needs some, and the instructor is told."""
    lab, said = taken_over(tmp_path, [*NBGRADER[:3], NBGRADER[2]])

    assert [False, True] == [h for _, h, _ in cases(check_master(lab.master, lab.shared))]
    assert "cell 2: no case of squares was hidden; all but the first are now" in said


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"cells": 1}'])
def test_what_is_no_notebook_is_one_line(tmp_path: Path, text: str) -> None:
    """And makes no lab."""
    Tiny().lab(tmp_path)
    path = tmp_path / "hw-1.ipynb"
    path.write_text(text)

    with pytest.raises(CourseError, match="no notebook that can be read"):
        workshop.take_over(Course(tmp_path), path)
    assert not (tmp_path / "assignments" / "hw-1").exists()
