"""What Gradescope reads of a graded submission: `results.json`, with hidden tests hidden.

Source: the autograder specification, gradescope-autograders.readthedocs.io/en/latest/specs.
"""

from __future__ import annotations

from typing import Any

from autograder.model import CaseResult, Grade

HIDDEN, VISIBLE = "hidden", "visible"
NOT_GRADED = (
    "The grader itself failed, so this says nothing about your work. Staff see why, and will have "
    "it graded again: you need not hand in anything."
)


def of_grade(grade: Grade, feedback: str, grader: str) -> dict[str, Any]:
    """Return the results of a grade; `feedback` is Markdown for the student."""
    tests = [
        _test(case, f"{number}.{place}", question)
        for number, (question, result) in enumerate(grade.questions.items(), 1)
        for place, case in enumerate(result.tests, 1)
    ]
    about = {"graded": True, "status": str(grade.status), "jail": grade.jail, "grader": grader}
    return {
        "score": round(float(grade.score), 4),
        "execution_time": round(grade.seconds),
        "output": feedback,
        "output_format": "md",
        "visibility": VISIBLE,
        "stdout_visibility": HIDDEN,
        "extra_data": {**about, "notes": list(grade.notes)},
        "tests": tests,
    }


def of_fault(why: str, score: float, grader: str) -> dict[str, Any]:
    """Return what is told when our own side failed; `score` is what the student had before."""
    told = {"name": "Not graded", "output": why, "status": "failed", "visibility": HIDDEN}
    return {
        "score": score,
        "output": NOT_GRADED,
        "stdout_visibility": HIDDEN,
        "extra_data": {"graded": False, "fault": why, "grader": grader},
        "tests": [told],
    }


def _test(case: CaseResult, number: str, question: str) -> dict[str, Any]:
    return {
        "name": f"{question}: {case.name.removeprefix('test_').replace('_', ' ')}",
        "number": number,
        "score": float(case.score),
        "max_score": float(case.possible),
        "status": "passed" if case.passed else "failed",
        "output": case.message,
        "visibility": HIDDEN if case.hidden else VISIBLE,
    }
