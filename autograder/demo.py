"""A sample class made of known answers: all right, blank, typical mistakes, a crash, a hang."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from autograder.course import Course
from autograder.reference import expected_parameters

CRASH = """
import os


def half_mse_gradients(x, y, W, b):
    os.abort()  # stands for a crash deep inside a library
"""
HANG = """
def train_until(xs, ys, W0, b0, learning_rate, tolerance, max_epochs):
    while True:
        epochs = 0
"""
MODEL_CRASH = """
import os


def half_mse(y_true, y_pred):
    os.abort()  # stands for a crash deep inside a library
"""
MODEL_HANG = """
def build_two_inputs():
    while True:
        model = None
"""


@dataclass(frozen=True)
class Sample:
    """One made-up student: what differs from the solution, by question."""

    student: str
    about: str
    answers: dict[str, str] = field(default_factory=dict)
    """Question -> a known attempt (``wrong/half-missing``), "" for the stub, or a cell's source."""
    trained: float | None = 0.0
    """How far off the training report is from least squares; None: no report."""
    blank: bool = False

    @property
    def ends_its_process(self) -> bool:
        """Whether one of its answers crashes or never ends."""
        return not {CRASH, HANG, MODEL_CRASH, MODEL_HANG}.isdisjoint(self.answers.values())


CLASS: dict[str, list[Sample]] = {
    "linreg-tensorflow": [
        Sample("student-01", "all right"),
        Sample("student-02", "did not start", blank=True, trained=None),
        Sample("student-03", "forgot the half", {"q3": "wrong/half-missing"}),
        Sample(
            "student-04",
            "does not divide by n",
            {"q6": "wrong/not-divided-by-n", "q7": "wrong/not-divided-by-n"},
        ),
        Sample("student-05", "steps once an epoch", {"q7": "wrong/batch-descent"}),
        Sample(
            "student-06",
            "trusts zip, divides by zero",
            {"q1": "wrong/plain-zip", "q9": "wrong/equal-xs-unnoticed"},
        ),
        Sample("student-07", "a session for every feed", {"q5": "wrong/session-for-every-feed"}),
        Sample("student-08", "mixes W and b up", {"q2": "wrong/weight-and-bias-swapped"}),
        Sample("student-09", "stopped training early", trained=0.02),
        Sample("student-10", "a crash", {"q4": CRASH}),
        Sample("student-11", "an endless loop", {"q8": HANG}),
        Sample(
            "student-12",
            "ran out of time",
            {f"q{n}": "" for n in range(8, 13)} | {"q3": "wrong/shapes-unchecked-numpy"},
            trained=None,
        ),
        Sample("student-13", "all right in other ways", {f"q{n}": "right" for n in range(1, 11)}),
    ],
    "linreg-keras": [
        Sample("student-01", "all right"),
        Sample("student-02", "did not start", blank=True, trained=None),
        Sample("student-03", "trusts the default batch", {"q5": "wrong/default-batch-size"}),
        Sample("student-04", "leaves shuffling on", {"q5": "wrong/shuffling-left-on"}),
        Sample("student-05", "forgot the half", {"q4": "wrong/no-half"}),
        Sample("student-06", "a model without weights", {"q1": "wrong/not-built"}),
        Sample("student-07", "fit without compile", {"q6": "wrong/not-compiled"}),
        Sample("student-08", "Sequential everywhere", {"q2": "wrong/sequential-instead"}),
        Sample("student-09", "stopped training early", trained=0.02),
        Sample("student-10", "a crash", {"q4": MODEL_CRASH, "q5": ""}),
        Sample("student-11", "an endless loop", {"q7": MODEL_HANG}),
        Sample("student-12", "build alone", {"q3": "wrong/build-alone"}, trained=None),
        Sample("student-13", "all right in other ways", {f"q{n}": "right" for n in range(1, 8)}),
    ],
}


def write_class(course: Course, slug: str, folder: Path) -> None:
    """Write the notebooks of the sample class of `slug` to `folder`."""
    for sample in CLASS[slug]:
        path = folder / f"{sample.student}.ipynb"
        path.write_text(json.dumps(make(course, slug, sample)), encoding="utf-8")


def make(course: Course, slug: str, sample: Sample) -> dict[str, Any]:
    """Return the notebook that `sample` hands in, as Colab would save it."""
    notebook = _read(course.student(slug) / f"{slug}.ipynb")
    solved = {cell["id"]: cell["source"] for cell in _read(course.solution(slug))["cells"]}
    for cell in notebook["cells"]:
        question = cell["id"].removesuffix("-answer")
        if cell["id"] == "student-id":
            cell["source"] = f'student_id = "{sample.student}"'
        elif cell["id"].endswith("-answer") and not sample.blank:
            stub = cell["source"]
            cell["source"] = solved[cell["id"]]
            if question in sample.answers:
                cell["source"] = _answer(course, slug, question, sample.answers[question]) or stub
            if "report_training" in cell["source"] and sample.trained is not None:
                cell["outputs"] = [_trained(sample.student, sample.trained)]
    return notebook


def _read(path: Path) -> dict[str, Any]:
    notebook: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        cell["source"] = "".join(cell["source"])
    return notebook


def _answer(course: Course, slug: str, question: str, answer: str) -> str:
    """Return the source of a known attempt (the last right one for "right"), or `answer` itself."""
    folder = course.attempts(slug) / question
    if answer == "right":
        return max((folder / "right").glob("*.py")).read_text(encoding="utf-8")
    if answer.startswith("wrong/"):
        return (folder / f"{answer}.py").read_text(encoding="utf-8")
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
