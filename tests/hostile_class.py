"""A class in which some hand in what `hostile/` holds: everybody else gets the same grade.

As a command: ``python hostile_class.py FOLDER [--lab SLUG] [--honest 80] [--hostile 20]`` grades
the honest ones alone, then all together, through the installed `lab`; it says who has another grade
than alone, and how long both took.  Without `--lab` it makes a course with the tiny lab in FOLDER.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import class_of_thirty
from test_hostile import TRIES
from tiny_master import COURSE

from autograder import workshop
from autograder.conventions import answer_id
from autograder.course import Course, Lab
from autograder.release import bundle
from autograder.verify import attempts

LAB = Path(sys.executable).with_name("lab")
EACH = 40
"""Seconds that a hostile submission may cost everybody, beside twice the time of the others."""
ONE_PERSON = "taken for one person's"


def write(lab: Lab, path: Path, cell_id: str, source: str) -> None:
    """Write the solved notebook with one other cell."""
    book = json.loads(lab.solution.read_text(encoding="utf-8"))
    next(cell for cell in book["cells"] if cell["id"] == cell_id)["source"] = source
    path.write_text(json.dumps(book), encoding="utf-8")


def write_class(lab: Lab, folder: Path, honest: int, hostile: int) -> None:
    """Write known attempts, and tricks that answer the first question."""
    folder.mkdir(parents=True)
    known = [a for a in attempts.load(lab.attempts) if not a.fails_by]
    for number, attempt in enumerate(islice(cycle(known), honest)):
        path = folder / f"s{number:03}-honest.ipynb"
        write(lab, path, answer_id(attempt.question), attempt.source)
    name = bundle.load(lab.exam).manifest.questions[0]
    calls = f"\n\n{name.defines[0]} = lambda *given, **named: double(*given[:1])\n"
    # Tricks of one kind are named alike: every so many of them make a mixed company.
    chosen = list(TRIES.items())[:: max(len(TRIES) // hostile, 1)][:hostile]
    for number, (trick, source) in enumerate(chosen):
        place = number * honest // hostile
        path = folder / f"s{place:03}-hostile-{trick.rpartition('/')[2]}.ipynb"
        write(lab, path, answer_id(name.name), source + calls)


def graded(lab: Lab, files: list[Path], out: Path) -> tuple[dict[str, Any], float]:
    """Return what each honest one gets, but for how long it took, and the seconds of the whole."""
    start = time.monotonic()
    command: list[str | Path] = [LAB, "grade", lab.slug, *files, "--out", out, "--jobs", "2"]
    subprocess.run(command, cwd=lab.root, check=True, stdout=subprocess.DEVNULL)
    taken = time.monotonic() - start
    results = {p.name: json.loads(p.read_text()) for p in (out / "results").glob("*-honest*")}
    for result in results.values():
        result["seconds"] = 0
        # All are made of one solved notebook, and a note counts them: hostile ones as well.
        result["notes"] = [note for note in result["notes"] if ONE_PERSON not in note]
    return results, taken


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--lab")
    parser.add_argument("--honest", type=int, default=80)
    parser.add_argument("--hostile", type=int, default=20)
    options = parser.parse_args()
    folder = options.folder.resolve()
    if options.lab:
        lab = COURSE.lab(options.lab)
    else:
        lab = Course(class_of_thirty.course(folder)).lab("tiny")
        workshop.build(lab)
    write_class(lab, folder / "handed-in", options.honest, options.hostile)
    everybody = sorted((folder / "handed-in").iterdir())
    honest = [path for path in everybody if "honest" in path.name]
    alone, quick = graded(lab, honest, folder / "alone")
    print(f"{len(alone)} alone: {quick:.0f} s", flush=True)
    together, slow = graded(lab, everybody, folder / "together")
    others = [name for name in alone if together.get(name) != alone[name]]
    most = 2 * quick + EACH * options.hostile
    print(f"beside {options.hostile} hostile ones: {slow:.0f} s, at most {most:.0f} s are allowed")
    print(f"other grades than alone: {', '.join(others) or 'none'}")
    return int(bool(others) or slow > most)


if __name__ == "__main__":
    sys.exit(main())
