"""The gradebook can be opened by anything, and says the same every time."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from autograder.grading import gradebook
from autograder.model import CaseResult, Grade, Outcome, QuestionResult, Status


def grade(submission: str, student: str = "student-01") -> Grade:
    tests = (CaseResult("test_x", True, True, 1.5, 1.5, ""),)
    question = QuestionResult(1.5, 2, Outcome.PARTIAL, None, "Right.", tests)
    return Grade(submission, student, "tiny", Status.GRADED, {"q1": question}, 0.1, "none")


def test_rows_are_sorted_by_submission(tmp_path: Path) -> None:
    """Whatever the order in which they were done."""

    path = gradebook.write_grades(tmp_path, [grade("b"), grade("a")], ["q1"])

    assert path.read_text() == (
        "submission,student,status,score,possible,q1\n"
        "a,student-01,graded,1.5,2,1.5\n"
        "b,student-01,graded,1.5,2,1.5\n"
    )


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1"])
def test_no_cell_is_a_formula(text: str) -> None:
    """A spreadsheet shows it as text."""

    assert not gradebook.plain(text).lstrip().startswith(("=", "+", "-", "@"))


def test_a_result_is_versioned_json_with_the_promised_keys(tmp_path: Path) -> None:
    """Others build on them."""

    result = json.loads(gradebook.write_result(tmp_path, grade("a.ipynb")).read_text())

    assert {
        "schema", "submission", "student", "slug", "status", "score", "possible", "questions",
        "seconds", "jail",
    } <= result.keys()  # fmt: skip
    assert {"score", "possible", "outcome", "misconception", "feedback", "tests"} == (
        result["questions"]["q1"].keys()
    )
    assert {"name", "hidden", "passed", "score", "possible", "message"} == (
        result["questions"]["q1"]["tests"][0].keys()
    )


def test_results_of_an_earlier_run_do_not_stay(tmp_path: Path) -> None:
    """A folder holds one gradebook."""
    gradebook.write_result(tmp_path, grade("old"))
    gradebook.write_result(tmp_path, grade("new"))

    gradebook.write_grades(tmp_path, [grade("new")], ["q1"])

    assert [path.name for path in (tmp_path / "results").iterdir()] == ["new.json"]


def test_a_name_too_long_for_a_file_is_cut_and_stays_its_own(tmp_path: Path) -> None:
    """Two long names that begin alike are two files."""
    names = ["x" * 300 + end for end in "ab"]

    paths = {gradebook.write_result(tmp_path, grade(name)) for name in names}

    assert len(paths) == 2 and all(path.is_file() for path in paths)
