"""A sample class made of known answers: all right, blank, typical mistakes, a crash, a hang."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from autograder.course import Course
from autograder.reference import expected_parameters

CRASH = "import os\n\n\ndef {name}(*arguments):\n    os.abort()\n"
HANG = "def {name}(*arguments):\n    while True:\n        pass\n"


@dataclass(frozen=True)
class Sample:
    """One made-up student: what differs from the solution, by question."""

    student: str
    about: str
    answers: dict[str, str] = field(default_factory=dict)
    """Question -> known attempt (``wrong/half-missing``), or source with ``{name}`` in it."""
    trained: float | None = 0.0
    """How far off the training report is from least squares; None: no report."""
    blank: bool = False


CLASS: dict[str, list[Sample]] = {
    "linreg-tensorflow": [
        Sample("student-01", "all right"),
        Sample("student-02", "did not start", blank=True, trained=None),
        Sample("student-03", "forgot the half", {"q3": "wrong/half-missing"}),
    ],
    "linreg-keras": [
        Sample("student-01", "all right"),
        Sample("student-02", "did not start", blank=True, trained=None),
    ],
}


def write_class(course: Course, slug: str, folder: Path) -> None:
    """Write the notebooks of the sample class of `slug` to `folder`."""
    for sample in CLASS[slug]:
        path = folder / f"{sample.student}.ipynb"
        path.write_text(json.dumps(make(course, slug, sample)), encoding="utf-8")


def make(course: Course, slug: str, sample: Sample) -> dict[str, Any]:
    """Return the notebook that `sample` hands in, as Colab would save it."""
    stubs = _read(course.student(slug) / f"{slug}.ipynb")
    solved = {cell["id"]: cell["source"] for cell in _read(course.solution(slug))["cells"]}
    for cell in stubs["cells"]:
        question = cell["id"].removesuffix("-answer")
        if cell["id"] == "student-id":
            cell["source"] = f'student_id = "{sample.student}"'
        elif cell["id"].endswith("-answer") and not sample.blank:
            cell["source"] = solved[cell["id"]]
            if question in sample.answers:
                cell["source"] = _answer(course, slug, question, sample.answers[question])
            if "report_training" in cell["source"] and sample.trained is not None:
                cell["outputs"] = [_trained(sample.student, sample.trained)]
    return stubs


def _read(path: Path) -> dict[str, Any]:
    notebook: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        cell["source"] = "".join(cell["source"])
    return notebook


def _answer(course: Course, slug: str, question: str, answer: str) -> str:
    """Return the source of a known attempt, or of a made-up one."""
    if answer.startswith(("right/", "wrong/")):
        return (course.attempts(slug) / question / f"{answer}.py").read_text(encoding="utf-8")
    return answer


def _trained(student: str, off: float) -> dict[str, Any]:
    """Return the saved output of a training that ended `off` from least squares everywhere."""
    sign = random.Random(student)
    W = [float(w) + sign.choice((-off, off)) for w in expected_parameters(student)]
    report = {
        "schema": 1,
        "student_id": student,
        "W": W[:-1],
        "b": W[-1],
        "device": "/GPU:0",
        "seconds": 3.2,
    }
    text = f"TRAINED {json.dumps(report)}\n"
    return {"output_type": "stream", "name": "stdout", "text": text}
