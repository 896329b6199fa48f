"""Seconds a submission here and under stock `otter run`: the same files, in the same run.

Run by hand: ``python tests/benchmark_grading.py [SLUG] [--submissions N]`` after ``lab build``.
First one after the other, then as many side by side as the machine has room for, as in a class:
what each core does is in that last ratio.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from autograder import demo, workshop
from autograder.course import Course, Lab
from autograder.grading import intake
from autograder.grading.recognise import Wanted
from autograder.grading.submission import grade
from autograder.sandbox import room


def stock_seconds(archive: Path, notebook: Path) -> float:
    """Return the wall time of one stock `otter run`."""
    with tempfile.TemporaryDirectory() as folder:
        command = [str(Path(sys.executable).with_name("otter")), "run", "-a", str(archive)]
        start = time.perf_counter()
        subprocess.run(
            [*command, "-o", folder, str(notebook)], check=True, capture_output=True, cwd=folder
        )
        return time.perf_counter() - start


def stock_side_by_side(archive: Path, files: list[Path], jobs: int) -> float:
    """Return the wall time of a submission where so many stock `otter run` go at a time."""
    start = time.perf_counter()
    with ThreadPoolExecutor(jobs) as threads:
        list(threads.map(lambda file: stock_seconds(archive, file), files))
    return (time.perf_counter() - start) / len(files)


def our_seconds(lab: Lab, files: list[Path]) -> Iterator[tuple[float, float]]:
    """Yield the wall time of each submission, one after the other, and its own code's share."""
    start = time.perf_counter()
    with workshop.examiner(lab) as (exam, pool):
        pool.take().close()
        print(f"start, once a class: {time.perf_counter() - start:.1f} s")
        for file in files:
            start = time.perf_counter()
            handed = intake.Handed(file.name, file)
            result = grade(intake.read(handed, {}, Wanted.of(exam)), exam, pool)
            yield time.perf_counter() - start, result.own_seconds


def seconds_side_by_side(lab: Lab, files: list[Path], jobs: int) -> float:
    """Return the wall time of a submission where so many are graded at a time."""
    with workshop.examiner(lab, jobs=jobs) as (exam, pool), ThreadPoolExecutor(jobs) as threads:
        pool.take().close()
        start = time.perf_counter()
        handed = [intake.Handed(file.name, file) for file in files]
        read = [intake.read(one, {}, Wanted.of(exam)) for one in handed]
        list(threads.map(lambda submission: grade(submission, exam, pool), read))
        return (time.perf_counter() - start) / len(files)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("slug", nargs="?", default="linreg-tensorflow")
    parser.add_argument("--submissions", type=int, default=4)
    options = parser.parse_args()
    lab = Course.find(Path.cwd()).lab(options.slug)
    # What stock Otter has no limit for, and what costs nothing here, is left out.
    samples = [s for s in demo.read_class(lab) if not s.blank and s.status == "graded"]
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder, f"{s.id}.ipynb") for s in samples[: options.submissions]]
        for sample, file in zip(samples, files):
            file.write_text(json.dumps(demo.make(lab, sample)), encoding="utf-8")
        ours = list(our_seconds(lab, files))
        print("submission         here   of it own code   stock   ratio")
        stocks = []
        for file, (seconds, own) in zip(files, ours):
            stocks.append(stock_seconds(lab.bundle, file))
            ratio = stocks[-1] / seconds
            print(f"{file.name:18} {seconds:5.2f} s {own:9.2f} s {stocks[-1]:10.2f} s {ratio:6.1f}")
        jobs = room.side_by_side()
        in_class = seconds_side_by_side(lab, [*files, *files], jobs)
        stock_in_class = stock_side_by_side(lab.bundle, files, jobs)
    print(f"all of them: ratio {sum(stocks) / sum(seconds for seconds, _ in ours):.1f}")
    ratio = stock_in_class / in_class
    print(f"{jobs} side by side: {in_class:.2f} s each, stock {stock_in_class:.2f} s, {ratio:.1f}")


if __name__ == "__main__":
    main()
