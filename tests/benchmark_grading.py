"""Seconds a submission here and under stock `otter run`: the same files, in the same run.

Run by hand: ``python tests/benchmark_grading.py [SLUG] [--submissions N]`` after ``lab build``.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from autograder import demo
from autograder.course import Course
from autograder.grading import intake, one
from autograder.release import bundle
from autograder.sandbox import jail
from autograder.sandbox.child import Zygote


def stock_seconds(archive: Path, notebook: Path) -> float:
    """Return the wall time of one stock `otter run`."""
    with tempfile.TemporaryDirectory() as folder:
        command = [str(Path(sys.executable).with_name("otter")), "run", "-a", str(archive)]
        start = time.perf_counter()
        subprocess.run(
            [*command, "-o", folder, str(notebook)], check=True, capture_output=True, cwd=folder
        )
        return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("slug", nargs="?", default="linreg-tensorflow")
    parser.add_argument("--submissions", type=int, default=4)
    options = parser.parse_args()
    course = Course.find(Path.cwd())
    limits = course.assignment(options.slug).limits
    archive = course.bundle(options.slug)
    ratios = []
    with tempfile.TemporaryDirectory() as folder, Zygote(jail.choose(False)) as zygote:
        demo.write_class(course, options.slug, Path(folder))
        start = time.perf_counter()
        zygote.wait()
        exam = one.Exam.load(bundle.load(archive))
        print(f"start, once a class: {time.perf_counter() - start:.1f} s")
        print("submission         here   of it own code   stock   ratio")
        for file in intake.collect([Path(folder)])[: options.submissions]:
            grade = one.grade(intake.read(file, {}), exam, zygote, limits)
            stock = stock_seconds(archive, file.path)
            ratios.append(stock / grade.seconds)
            print(
                f"{file.name:18} {grade.seconds:5.2f} s {grade.own_seconds:9.2f} s "
                f"{stock:10.2f} s {ratios[-1]:6.1f}"
            )
    print(f"median ratio: {statistics.median(ratios):.1f}")


if __name__ == "__main__":
    main()
