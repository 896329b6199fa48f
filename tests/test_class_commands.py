"""A class of thirty through the installed `lab`: from a platform's zip to what staff do with it."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import class_of_thirty
import lms_samples
import pytest
from class_of_thirty import members
from lms_samples import CLASS, NOTHING, SAMPLES, as_zip

pytestmark = pytest.mark.slow
LAB = Path(sys.executable).with_name("lab")
OWNER = CLASS[11]  # earns all
GROUP = {6: 5, 7: 5}


def lab(folder: Path, *arguments: str | Path) -> tuple[int, str]:
    """Run a command; return its exit code and what it printed, errors last."""
    done = subprocess.run([LAB, *arguments], cwd=folder, capture_output=True, text=True)
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout + done.stderr


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = class_of_thirty.course(tmp_path_factory.mktemp("course"))
    as_zip(root / "canvas.zip", members("canvas"))
    as_zip(root / "gradescope.zip", members("gradescope", groups=GROUP))
    for name in ("canvas", "gradescope"):
        (root / f"{name}.csv").write_bytes(SAMPLES[name].roster)
    assert 0 == lab(root, "build")[0]
    return root


@pytest.fixture(scope="module")
def first(course: Path) -> str:
    """Grade Canvas's zip into `book`; return what was printed."""
    options = ("--roster", "canvas.csv", "--out", "book", "--jobs", "2")
    code, said = lab(course, "grade", "tiny", "canvas.zip", *options)
    assert 0 == code, said
    return said


@pytest.fixture
def book(course: Path, first: str) -> Path:
    """A copy of that gradebook, for a test to change."""
    shutil.rmtree(course / "copy", ignore_errors=True)
    return Path(shutil.copytree(course / "book", course / "copy"))


def test_the_terminal_says_what_staff_must_know(first: str) -> None:
    """The platform, who handed in what, the mean, and every file that is none with its reason."""
    expected = [
        "Canvas: 29 hand-ins of 29 people, 2 late, 3 without a file, 30 people in canvas.csv",
        "31 people: 25 handed in, 2 text entry, 2 nothing, 1 link, 1 stranger.",
        "Mean of 23: 1.13 of 3.",
        "This run: 30 graded, 30 of them new, 0 changed; 0 kept.",
        "invalid: 7",
        "lab.py: This is a Python script",
    ]
    assert [] == [line for line in expected if line not in first]


def test_everybody_has_a_row_and_so_has_every_file(course: Path, first: str) -> None:
    """Who handed in nothing has no result; whoever handed in two files has the better answered."""
    people = {row["student"]: row for row in table(course / "book" / "class.csv")}
    files = table(course / "book" / "grades.csv")

    assert {*(s.canvas for s in CLASS), lms_samples.STRANGER.canvas} == set(people)
    assert set(members("canvas")) == {row["submission"] for row in files}
    assert {CLASS[n - 1].canvas for n in NOTHING} == {
        id for id, row in people.items() if row["standing"] == "nothing" and not row["score"]
    }
    assert ("3", "2", "1") == tuple(people[OWNER.canvas][name] for name in ("score", "q1", "q2"))
    assert people[CLASS[2].canvas]["submission"].endswith("_linreg.ipynb")


def test_the_file_that_does_not_count_says_so(course: Path, first: str) -> None:
    """In its own result."""
    (draft,) = (course / "book" / "results").glob("*draft.ipynb.json")

    (note,) = json.loads(draft.read_text())["notes"][1:]
    assert "handed in together with" in note and "linreg.ipynb, which counts" in note


def test_nothing_that_is_known_is_graded_again(course: Path, book: Path) -> None:
    """A regrade of an unchanged class keeps all of it."""
    before = table(book / "grades.csv")

    code, said = lab(course, "regrade", book)

    assert 0 == code
    assert "This run: 0 graded, 0 of them new, 0 changed; 30 kept." in said
    assert before == table(book / "grades.csv")


def test_an_override_outlives_a_regrade_of_that_student(course: Path, book: Path) -> None:
    """What was graded stays visible beside it."""
    student = CLASS[0].canvas
    code, said = lab(course, "override", book, student, "q1", "1.5", "--why", "half is right")
    assert 0 == code and "half is right" in said

    code, said = lab(course, "regrade", book, student)
    row = next(row for row in table(book / "class.csv") if row["student"] == student)

    assert (0, "1.5") == (code, row["q1"])
    assert "This run: 1 graded, 0 of them new, 0 changed; 29 kept." in said
    assert "Decided by a person: 1 questions" in said
    assert 0 == lab(course, "override", book, student, "q1", "none", "--why", "no")[0]
    row = next(row for row in table(book / "class.csv") if row["student"] == student)
    assert "0" == row["q1"]


def test_show_tells_one_person_s_story(course: Path, first: str) -> None:
    """Where they stand, what counts, and what they read."""
    code, said = lab(course, "show", "book", OWNER.canvas)

    assert 0 == code
    assert f"{OWNER.canvas} ({OWNER.name}): handed in" in said
    assert "(counts)" in said and "3 of 3 points" in said


def test_a_file_is_assigned_and_becomes_that_person_s(course: Path, book: Path) -> None:
    """The stranger was on the list all along."""
    (stranger,) = (row for row in table(book / "class.csv") if row["standing"] == "stranger")
    absent = CLASS[min(NOTHING) - 1].canvas

    code, said = lab(course, "assign", book, stranger["submission"], absent)
    people = {row["student"]: row for row in table(book / "class.csv")}

    assert 0 == code and "1 changed" not in said
    assert stranger["student"] not in people
    assert (stranger["submission"], "assigned") == (
        people[absent]["submission"],
        people[absent]["note"],
    )


def test_what_a_command_cannot_do_is_2_and_one_line(course: Path, first: str) -> None:
    """Nobody, no question, too many points, no such file; nothing changes."""
    before = (course / "book" / "grades.csv").read_bytes()
    ana = CLASS[0].canvas
    for arguments, wrong in [
        (("show", "book", "nobody"), "nobody called nobody"),
        (("regrade", "book", "nobody"), "nobody called nobody"),
        (("override", "book", ana, "q9", "1", "--why", "x"), "no question q9"),
        (("override", "book", ana, "q1", "3", "--why", "x"), "cannot have 3 points"),
        (("override", "book", ana, "q1", "1", "--why", " "), "no reason given"),
        (("assign", "book", "no-such-file", ana), "no file no-such-file"),
        (("grade", "tiny", "canvas.zip", "gradescope.zip"), "not one platform"),
        (("grade", "tiny", "canvas.zip", "--roster", "canvas.zip"), "canvas.zip"),
        (("grade", "tiny", "canvas.zip", "--from", "nonsense"), "Invalid value"),
    ]:
        code, said = lab(course, *arguments)
        assert (2, 1) == (code, said.count("\n")), said
        assert wrong in said
    assert before == (course / "book" / "grades.csv").read_bytes()


def test_what_is_gone_cannot_be_graded_again(course: Path, book: Path) -> None:
    """Its results stay, and the way out is told."""
    (course / "canvas.zip").rename(course / "elsewhere.zip")
    try:
        code, said = lab(course, "regrade", book)
    finally:
        (course / "elsewhere.zip").rename(course / "canvas.zip")

    assert 2 == code
    assert "no longer where it was. Grade what you have: lab grade tiny PATH --out" in said


def test_a_group_s_result_is_everybody_s(course: Path, tmp_path: Path) -> None:
    """A decision on one of them is that one's alone."""
    out = tmp_path / "book"
    options = ("--roster", "gradescope.csv", "--out", out, "--jobs", "2")
    assert 0 == lab(course, "grade", "tiny", "gradescope.zip", *options)[0]
    second = CLASS[5].number
    assert 0 == lab(course, "override", out, second, "q1", "1", "--why", "did less")[0]

    rows = {row["student"]: row for row in table(out / "class.csv")}
    group = [rows[CLASS[n].number] for n in (4, 5, 6)]

    assert 1 == len({row["submission"] for row in group})
    assert "1" == group[1]["q1"] and group[0]["q1"] == group[2]["q1"] != "1"


def test_export_fills_the_platform_s_own_table(course: Path, book: Path) -> None:
    """Only people with a grade; the feedback zip has a page for whom the platform takes one."""
    column = f"{lms_samples.TITLE} (7654)"
    options = ("--to", "canvas", "--into", "canvas.csv", "--column", column)
    code, said = lab(course, "export", book, *options)
    rows = {row["ID"]: row[column] for row in table(book / "export" / "canvas.csv")}

    assert 0 == code
    assert "3" == rows[OWNER.canvas]
    assert 22 == len(rows) and "22 people with a grade" in said
    assert f"{CLASS[min(NOTHING) - 1].canvas}: nothing handed in" in said
    assert f"{lms_samples.STRANGER.canvas}: stranger" in said
    with zipfile.ZipFile(book / "export" / "canvas-feedback.zip") as archive:
        names = archive.namelist()
    assert any(f"_{OWNER.canvas}_{90000 + 2 * OWNER.n}_" in name for name in names)


@pytest.mark.parametrize("to", ["moodle", "gradescope", "blackboard", "brightspace", "csv"])
def test_export_knows_every_platform(to: str, course: Path, book: Path) -> None:
    """A class of another one leaves out whom this one does not know, and says so."""
    more = ("--column", "Lab [Total Pts: 3 Score] |17") if to == "blackboard" else ()

    code, said = lab(course, "export", book, "--to", to, *more)

    assert 0 == code, said
    assert 2 <= len(list((book / "export").iterdir()))


def test_every_student_has_a_page(course: Path, book: Path) -> None:
    """In both forms; what it does not say is what a hidden test is called."""
    lab(course, "export", book, "--to", "csv")
    pages = {path.stem: path for path in (book / "feedback").glob("*.html")}

    assert {s.canvas for s in CLASS if s.n not in NOTHING} <= set(pages)
    for path in pages.values():
        text = path.read_text() + path.with_suffix(".md").read_text()
        assert "many points" not in text and "half of it" not in text.replace("half of its", "")


def test_report_is_one_page(course: Path, book: Path) -> None:
    """With the idea that a few of the class hold."""
    code, said = lab(course, "report", book)

    assert (0, str(book / "report.html")) == (code, said.strip())
    assert "half-missing" in (book / "report.html").read_text()


@pytest.mark.parametrize("command", ["assign", "regrade", "show", "override", "export", "report"])
def test_every_command_says_2_outside_of_a_gradebook(command: str, course: Path) -> None:
    """And to an unknown option."""
    arguments = {
        "assign": ("a.ipynb", "ana"),
        "show": ("ana",),
        "override": ("ana", "q1", "1", "--why", "x"),
        "export": ("--to", "csv"),
    }.get(command, ())

    for words in ((str(course), *arguments), (str(course), "--no-such-option")):
        code, said = lab(course, command, *words)
        assert (2, 1) == (code, said.count("\n")), said


def test_an_export_that_cannot_be_filled_in_is_2_and_one_line(course: Path, book: Path) -> None:
    """The table has no such column."""
    options = ("--to", "canvas", "--into", "canvas.csv", "--column", "No such")

    code, said = lab(course, "export", book, *options)

    assert (2, 1) == (code, said.count("\n"))
    assert "0 columns of the title" in said
