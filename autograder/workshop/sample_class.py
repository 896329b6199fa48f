"""The main job in one go: build a lab, make its sample class, grade it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from autograder import demo as sample
from autograder.course import Lab
from autograder.model import Grade
from autograder.workshop.grading import Order, grade
from autograder.workshop.ready import Progress, no_progress
from autograder.workshop.releases import build


def demo(lab: Lab, jobs: int = 2, progress: Progress = no_progress) -> list[Grade]:
    """Build a lab, make its sample class and grade it."""
    build(lab)
    with tempfile.TemporaryDirectory() as folder:
        sample.write_class(lab, Path(folder))
        out = lab.root / "dist" / "demo" / lab.slug
        return grade(Order(lab, [Path(folder)], out, jobs, again=True), progress)
