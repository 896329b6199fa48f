"""Seconds a submission here and under stock `otter run`: the same files, in the same run.

Run by hand: ``python tests/benchmark_grading.py [SLUG] [--submissions N]`` after ``lab build``.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from autograder import demo
from autograder.course import Course
from autograder.grading import intake, many, one
from autograder.grading.exam import Exam
from autograder.model import Limits
from autograder.release import bundle
from autograder.sandbox import jail
from autograder.sandbox.warm import Ready, Zygote


def stock_seconds(archive: Path, notebook: Path) -> float:
    """Return the wall time of one stock `otter run`."""
    with tempfile.TemporaryDirectory() as folder:
        command = [str(Path(sys.executable).with_name("otter")), "run", "-a", str(archive)]
        start = time.perf_counter()
        subprocess.run(
            [*command, "-o", folder, str(notebook)], check=True, capture_output=True, cwd=folder
        )
        return time.perf_counter() - start


def our_seconds(files: list[Path], exam: Exam, limits: Limits) -> Iterator[tuple[float, float]]:
    """Yield the wall time of each submission, one after the other, and its own code's share."""
    start = time.perf_counter()
    lanes = many.lanes_for(1)
    with (
        Zygote(jail.choose(False)) as zygote,
        Ready(zygote, exam.bundle.setup, limits, spares=lanes) as ready,
    ):
        zygote.wait()
        ready.take().close()
        print(f"start, once a class: {time.perf_counter() - start:.1f} s")
        print(f"one job, {lanes} questions of a submission side by side")
        for file in files:
            start = time.perf_counter()
            grade = one.grade(
                intake.read(intake.Handed(file.name, file), {}), exam, ready, lanes=lanes
            )
            yield time.perf_counter() - start, grade.own_seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("slug", nargs="?", default="linreg-tensorflow")
    parser.add_argument("--submissions", type=int, default=4)
    options = parser.parse_args()
    course = Course.find(Path.cwd())
    archive = course.bundle(options.slug)
    exam = Exam.load(bundle.load(archive))
    # What stock Otter has no limit for, and what costs nothing here, is left out.
    samples = [s for s in demo.CLASS[options.slug] if not s.blank and not s.ends_its_process]
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder, f"{s.student}.ipynb") for s in samples[: options.submissions]]
        for sample, file in zip(samples, files):
            file.write_text(json.dumps(demo.make(course, options.slug, sample)), encoding="utf-8")
        ours = list(our_seconds(files, exam, course.assignment(options.slug).limits))
        print("submission         here   of it own code   stock   ratio")
        stocks = []
        for file, (seconds, own) in zip(files, ours):
            stocks.append(stock_seconds(archive, file))
            ratio = stocks[-1] / seconds
            print(f"{file.name:18} {seconds:5.2f} s {own:9.2f} s {stocks[-1]:10.2f} s {ratio:6.1f}")
    print(f"all of them: ratio {sum(stocks) / sum(seconds for seconds, _ in ours):.1f}")


if __name__ == "__main__":
    main()
