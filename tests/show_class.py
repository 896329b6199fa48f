"""A class through each platform: from its download to grades, uploads, feedback and the report.

As a command: ``python show_class.py FOLDER [PLATFORM] [--people 300] [--kills 2]`` makes a
course with the tiny lab, grades the class through the installed `lab`, which it kills on the way,
and says for each platform whether anybody is missing or has other points than they must.
"""

from __future__ import annotations

import argparse
import csv
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import class_of_thirty
import lms_samples
from lms_samples import CLASS, LINK, LMS, NOTHING, SAMPLES, TEXT, TITLE, TWINS, WRONG, Student

LAB = Path(sys.executable).with_name("lab")
COLUMNS = {
    "canvas": f"{TITLE} (7654)",
    "blackboard": f"{TITLE} [Total Pts: 35 Score] |1234567",
    "brightspace": f"{TITLE} Points Grade <Numeric MaxPoints:35 Weight:10>",
}
POINTS = (3.0, 0.0, 2.0, 1.0, 1.0, 0.0)
"""What the answers of `class_of_thirty` earn, by a student's number modulo six."""
NAMES_ONLY = ("brightspace", "classroom")
"""Platforms whose download has no id that a list of people has."""
ANY_FILE = ("classroom", "github-classroom", "plain")
"""Platforms whose sample is a notebook of everybody."""


def due(student: Student, platform: str) -> float | None:
    """Return the points that somebody must get; None where there is nothing to grade."""
    no_file = student.n in NOTHING or (SAMPLES[platform].texts and student.n in TEXT | LINK)
    wrong = not WRONG.get(student.n, ".ipynb").endswith(".ipynb") and platform not in ANY_FILE
    return None if no_file or wrong else POINTS[student.n % len(POINTS)]


def ids(student: Student) -> set[str]:
    """Return every id that some platform has of a person."""
    every = (student.canvas, student.participant, student.number, student.login, student.email)
    return {*every, student.github}


def table(path: Path) -> list[list[str]]:
    """Return the rows of a table as a platform wrote or takes it."""
    data = path.read_bytes()
    text = data.decode("utf-16" if data.startswith(b"\xff\xfe") else "utf-8-sig")
    return list(csv.reader(text.splitlines(True), delimiter="\t" if "\t" in text else ","))


def bare(cell: str) -> str:
    """Return an id as it is, whatever a platform puts before it."""
    return cell.removeprefix("'").removeprefix("#").removeprefix("Participant ")


def complaints(platform: str, book: Path) -> Iterator[str]:
    """Yield who is missing in a gradebook or its upload file, or has other points."""
    head, *rows = table(book / "class.csv")
    found = {row[0].removeprefix("'"): dict(zip(head, row)) for row in rows}
    (upload,) = (book / "export").glob("*.csv")
    uploaded = table(upload)
    for student in CLASS:
        if platform in NAMES_ONLY and student.n in TWINS:
            continue  # nothing tells them apart: staff say who is who
        row = next((found[one] for one in ids(student) if one in found), None)
        if row is None:
            yield f"{student.name} has no row"
            continue
        wanted = due(student, platform)
        got = None if row["status"] in ("", "invalid") else float(row["score"])
        if wanted != got:
            yield f"{student.name} has {got} and not {wanted}"
        mine = [r for r in uploaded if not ids(student).isdisjoint(map(bare, r))]
        if wanted is not None and not any(f"{wanted:g}" in row for row in mine):
            yield f"{student.name} is not uploaded with {wanted:g}"
        pages = [book / "feedback" / f"{one}.html" for one in ids(student)]
        if wanted is not None and not any(page.is_file() for page in pages):
            yield f"{student.name} has no page"


def lab(root: Path, *arguments: str | Path) -> None:
    subprocess.run([LAB, *arguments], cwd=root, check=True, stdout=subprocess.DEVNULL)


def download(root: Path, platform: str) -> Path:
    """Return what is graded: a platform's zip, or the folder of loose files."""
    path = root / f"{platform}.zip"
    if platform == "plain":
        with zipfile.ZipFile(path) as archive:
            archive.extractall(root / platform)
        path = root / platform
    return path


def graded(root: Path, platform: str, kills: int) -> Path:
    """Grade a platform's class, killed so many times on the way."""
    book = root / f"book-{platform}"
    options = ("--roster", f"{platform}.csv", "--out", book, "--jobs", "2", "--from", platform)
    command = (LAB, "grade", "tiny", download(root, platform), *options)
    for kill in range(1, kills + 1):
        grader = subprocess.Popen(command, cwd=root, stdout=subprocess.DEVNULL)
        enough = kill * len(CLASS) // (kills + 1)
        while grader.poll() is None and len(list((book / "results").glob("*.json"))) < enough:
            time.sleep(0.05)
        grader.send_signal(signal.SIGKILL)
        grader.wait()
    lab(root, *command[1:])
    return book


def given_back(root: Path, platform: str, book: Path) -> None:
    """Export what goes back to the platform, and write the report."""
    to = platform if platform in LMS else "csv"
    more = ("--column", COLUMNS[platform]) if platform in COLUMNS else ()
    into = ("--into", f"{platform}.csv") if to not in ("csv", "gradescope") else ()
    lab(root, "export", book, "--to", to, *into, *more)
    lab(root, "report", book)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("platforms", nargs="*", default=[])
    parser.add_argument("--people", type=int, default=300)
    parser.add_argument("--kills", type=int, default=2)
    options = parser.parse_intermixed_args()
    lms_samples.grow(options.people)
    root = options.folder.resolve()
    if not (root / "assignments").is_dir():
        class_of_thirty.course(root)
    class_of_thirty.write(root)
    lab(root, "build")
    bad = 0
    for platform in options.platforms or [*LMS, "classroom", "github-classroom", "plain"]:
        start = time.monotonic()
        book = graded(root, platform, options.kills)
        given_back(root, platform, book)
        wrong = list(complaints(platform, book))
        bad += len(wrong)
        size = (book / "report.html").stat().st_size / 1e6
        print(
            f"{platform}: {len(CLASS)} people, {options.kills} kills, report {size:.2f} MB, ",
            end="",
        )
        print(
            f"{time.monotonic() - start:.0f} s: {'; '.join(wrong) or 'nobody missing'}", flush=True
        )
    return min(bad, 1)


if __name__ == "__main__":
    sys.exit(main())
