"""What each trick on a lab gains here and under stock `otter run`, side by side.

Run by hand: ``python tests/hostile_beside_otter.py [SLUG]`` after ``lab build``.  Stock Otter runs
a submission without any wall, so this tries forged looks only: they harm nobody.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from autograder import workshop
from autograder.conventions import answer_id
from autograder.course import Course, Lab
from autograder.grading import intake
from autograder.grading.recognise import Wanted
from autograder.grading.submission import grade

HOSTILE = Path(__file__).parent / "hostile"


def write(lab: Lab, trick: Path, folder: Path) -> Path:
    """Write the student notebook with a trick as the answer to the questions that it names."""
    source = trick.read_text(encoding="utf-8")
    said = re.search(r"^# questions: (.+)$", source, re.MULTILINE)
    assert said
    first, *others = map(answer_id, said[1].split())
    book = json.loads(lab.student_notebook.read_text(encoding="utf-8"))
    for cell in book["cells"]:
        # Stock Otter keeps what the first check of a question says, so the answer comes before it.
        if cell["id"] in (first, *others):
            cell["source"] = source if cell["id"] == first else "pass"
    path = folder / f"{trick.stem}.ipynb"
    path.write_text(json.dumps(book), encoding="utf-8")
    return path


def stock_score(archive: Path, notebook: Path) -> float:
    """Return the points that one stock `otter run` gives."""
    with tempfile.TemporaryDirectory() as folder:
        command = [str(Path(sys.executable).with_name("otter")), "run", "-a", str(archive)]
        subprocess.run(
            [*command, "-o", folder, str(notebook)], check=True, capture_output=True, cwd=folder
        )
        tests = json.loads(Path(folder, "results.json").read_text(encoding="utf-8"))["tests"]
        return float(sum(test.get("score", 0) for test in tests))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("slug", nargs="?", default="linreg-keras")
    lab = Course.find(Path.cwd()).lab(parser.parse_args().slug)
    tricks = sorted((HOSTILE / lab.slug.rpartition("-")[2]).glob("*.py"))
    with tempfile.TemporaryDirectory() as folder, workshop.examiner(lab) as (exam, pool):
        print(f"{'points for':50} here  stock")
        for trick in tricks:
            path = write(lab, trick, Path(folder))
            handed = intake.Handed(path.name, path)
            ours = grade(intake.read(handed, {}, Wanted.of(exam)), exam, pool).score
            print(f"{trick.stem:50} {ours:4g}  {stock_score(lab.bundle, path):5g}", flush=True)


if __name__ == "__main__":
    main()
