"""What goes back is read by parsers of the documented rules, written here anew."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import lms_samples as samples
import pytest
from lms_samples import CLASS, SAMPLES, TITLE, as_zip, written

from autograder.lms import (
    Entry,
    HandIn,
    Person,
    RosterError,
    Score,
    export,
    feedback,
    gradescope,
    match,
    read,
    read_roster,
)

COMMENT = "<p>q3: the mean, = “all” elements</p>"
FORMULA = re.compile(r"\s*[=+@-]")


def graded(tmp_path: Path, name: str) -> list[Entry]:
    """Return the entries of the sample class that get a grade: all that handed in something."""
    roster = read_roster(written(tmp_path / "roster.csv", SAMPLES[name].roster))
    entries = match(read([as_zip(tmp_path / "d.zip", SAMPLES[name].build())]), roster)
    return [entry for entry in entries[: len(CLASS)] if entry.hand_in]


def scores(entries: list[Entry]) -> dict[Person, Score]:
    people = [entry.person for entry in entries if entry.person]
    return {p: Score(points(n), 35, COMMENT) for n, p in enumerate(people)}


def points(n: int) -> float:
    return n + (0, 0.5, 1 / 3)[n % 3]


def shown(n: int) -> str:
    return f"{points(n):.2f}".rstrip("0").rstrip(".")


def rows(data: bytes, encoding: str = "utf-8", separator: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode(encoding)), delimiter=separator))


def by_header(data: bytes, encoding: str = "utf-8", separator: str = ",") -> list[dict[str, str]]:
    head, *body = rows(data, encoding, separator)
    assert {len(head)} == {len(row) for row in body}
    return [dict(zip(head, row)) for row in body]


def only(files: dict[str, bytes]) -> bytes:
    (data,) = files.values()
    return data


# -- Canvas


def canvas_import(data: bytes) -> dict[str, str]:
    """Read a gradebook as lib/gradebook_importer.rb does; return the grades by Canvas id."""
    head, *body = rows(data)
    assert "Student" in head[0] and "ID" in head[1]
    last = 2
    while head[last] in ("SIS User ID", "SIS Login ID", "Integration ID", "Root Account"):
        last += 1
    assert "Section" in head[last]
    assert "SIS User ID" not in head or "SIS Login ID" in head
    (grade,) = head[last + 1 :]
    assert re.fullmatch(r".+ \(7654\)", grade)
    assert not [row for row in body if "Points Possible" in row[0]]
    return {row[1]: row[-1] for row in body}


@pytest.mark.parametrize("title", [TITLE, "7654", f"{TITLE} (7654)"])
def test_canvas_gradebook_is_filled_in(tmp_path: Path, title: str) -> None:
    """The downloaded gradebook gets the grades of those who are graded, and holds nobody else."""
    sheet = written(tmp_path / "gradebook.csv", samples.canvas_gradebook())
    given = scores(graded(tmp_path, "canvas"))

    upload = export("canvas", given, title, sheet)

    expected = {person.id: shown(n) for n, person in enumerate(given)}
    assert expected == canvas_import(only(upload.files))
    assert () == upload.missing


def test_canvas_gradebook_is_written_anew(tmp_path: Path) -> None:
    """Without a gradebook Canvas finds people by its own id."""
    given = scores(graded(tmp_path, "canvas"))

    upload = export("canvas", given, f"{TITLE} (7654)")

    expected = {person.id: shown(n) for n, person in enumerate(given)}
    assert expected == canvas_import(only(upload.files))


def test_old_grades_of_other_columns_do_not_go_back(tmp_path: Path) -> None:
    """What was entered since the export is not overwritten; what says who it is stays as it was."""
    sheet = written(tmp_path / "gradebook.csv", samples.canvas_gradebook())

    upload = export("canvas", scores(graded(tmp_path, "canvas")), TITLE, sheet)

    text = only(upload.files).decode()
    assert "Old quiz" not in text and "Final Score" not in text
    kept = {line.rsplit(",", 1)[0] for line in text.splitlines()[1:]}
    original = {line.rsplit(",", 3)[0] for line in sheet.read_text("utf-8").splitlines()}
    assert kept <= original


def test_a_column_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    """A wrong title would make a new assignment, so those that are there are named."""
    sheet = written(tmp_path / "g.csv", samples.canvas_gradebook())

    with pytest.raises(RosterError, match=r"there are “Old quiz \(11\)”, “Linear Regression"):
        export("canvas", {}, "Linear", sheet)


# -- Moodle


def test_moodles_worksheet_is_filled_in(tmp_path: Path) -> None:
    """Only Grade and Feedback comments of the graded differ from the download."""
    original = samples.moodle_worksheet()
    sheet = written(tmp_path / "worksheet.csv", original)
    given = scores(graded(tmp_path, "moodle"))

    upload = export("moodle", given, TITLE, sheet)

    data = upload.files["worksheet.csv"]
    before = {row["Identifier"]: row for row in by_header(original, "utf-8-sig")}
    got = by_header(data, "utf-8-sig")
    assert {f"Participant {p.id}": shown(n) for n, p in enumerate(given)} == {
        row["Identifier"]: row["Grade"] for row in got
    }
    for row in got:
        filled = {"Grade": row["Grade"], "Feedback comments": COMMENT}
        assert before[row["Identifier"]] | filled == row
    assert b"\xef\xbb\xbf" == data[:3]


def test_rows_of_a_worksheet_keep_their_bytes(tmp_path: Path) -> None:
    """What is not filled in is written as it was, down to quotes and line ends."""
    head = b"Identifier,Full name,Grade,Maximum Grade,Last modified (grade),Feedback comments"
    row = b'Participant 7,"Needless quotes", "",35,-,"an ""old"" word"'
    sheet = written(tmp_path / "w.csv", head + b"\n" + row + b"\nParticipant 8,B,,35,-,\n")

    upload = export("moodle", {Person.of("7", participant="7"): Score(3, 35)}, "", sheet)

    expected = head + b"\n" + row.replace(b' "",', b"3,") + b"\n"
    assert expected == only(upload.files)


def test_a_decimal_comma_is_written_where_the_site_does(tmp_path: Path) -> None:
    """The worksheet's own numbers show the site's locale."""
    head = "ID,Vollständiger Name,Bewertung,Bestwertung,Zuletzt geändert (Bewertung)\n"
    sheet = written(tmp_path / "w.csv", f'{head}Teilnehmer/in7,A,,"35,00",-\n'.encode())

    upload = export("moodle", {Person.of("7", participant="7"): Score(31.5, 35)}, "", sheet)

    assert ["Teilnehmer/in7", "A", "31,5", "35,00", "-"] == rows(only(upload.files))[1]


def test_a_locked_grade_is_told(tmp_path: Path) -> None:
    """Moodle would skip the row in silence."""
    head = "Identifier,Grade,Grade can be changed,Last modified (grade)\n"
    sheet = written(tmp_path / "w.csv", f"{head}Participant 7,,No,-\n".encode())
    person = Person.of("7", participant="7")

    upload = export("moodle", {person: Score(1, 35)}, "", sheet)

    assert ((person, "the grade is locked in w.csv"),) == upload.missing


def test_moodles_gradebook_import_is_written_anew(tmp_path: Path) -> None:
    """One column identifies, none of its cells is empty, and each grade is a number."""
    given = scores(graded(tmp_path, "moodle"))
    nobody = Person.of("1", "Nobody")

    upload = export("moodle", {**given, nobody: Score(1, 35)}, TITLE)

    got = by_header(only(upload.files))
    assert ["ID number", TITLE, f"{TITLE} (feedback)"] == list(got[0])
    expected = {p.get("number"): float(shown(n)) for n, p in enumerate(given)}
    assert expected == {row["ID number"]: float(row[TITLE]) for row in got}
    assert [nobody] == [person for person, _ in upload.missing]


def test_grades_of_one_platform_go_into_anothers_table(tmp_path: Path) -> None:
    """Who handed in on Gradescope is found in Moodle's worksheet by number or address."""
    sheet = written(tmp_path / "w.csv", samples.moodle_worksheet())
    given = scores(graded(tmp_path, "gradescope"))

    upload = export("moodle", given, TITLE, sheet)

    assert () == upload.missing
    assert len(given) == len(by_header(only(upload.files), "utf-8-sig"))


# -- Blackboard, Brightspace, and those that import nothing


def test_blackboards_tab_file_is_filled_in(tmp_path: Path) -> None:
    """UTF-16 with tabs stays so; the column is found by title, its id unchanged."""
    sheet = written(tmp_path / "gc.xls", samples.blackboard_grades())
    given = scores(graded(tmp_path, "blackboard"))

    data = only(export("blackboard", given, TITLE, sheet).files)

    got = by_header(data, "utf-16", "\t")
    column = f"{TITLE} [Total Pts: 35 Score] |1234567"
    assert ["Last Name", "First Name", "Username", "Student ID", column] == list(got[0])
    expected = {person.get("login"): shown(n) for n, person in enumerate(given)}
    assert expected == {row["Username"]: row[column] for row in got}


def test_blackboards_file_written_anew_is_all_in_quotes(tmp_path: Path) -> None:
    """Every cell is quoted, and the comment goes with its format."""
    given = scores(graded(tmp_path, "blackboard"))
    column = f"{TITLE} [Total Pts: 35 Score] |1234567"

    data = only(export("blackboard", given, column).files)

    assert re.fullmatch(r'((?:"(?:[^"]|"")*"(?:,|\r\n))+)', data.decode())
    got = by_header(data)
    expected = {(p.get("login"), shown(n), COMMENT, "HTML") for n, p in enumerate(given)}
    read_back = ("Username", column, "Feedback to Learner", "Feedback Format")
    assert expected == {tuple(row[header] for header in read_back) for row in got}


def test_blackboard_needs_the_columns_number() -> None:
    """Without it the grade would land in a new text column of no points."""
    with pytest.raises(RosterError, match="Give the downloaded grade file"):
        export("blackboard", {}, TITLE)


@pytest.mark.parametrize("filled", [True, False])
def test_brightspaces_rows_end_with_its_sign(tmp_path: Path, filled: bool) -> None:
    """Ids keep their #, the last column is the indicator, and no names go back."""
    sheet = written(tmp_path / "g.csv", samples.brightspace_grades()) if filled else None
    given = scores(graded(tmp_path, "brightspace"))

    head, *body = rows(only(export("brightspace", given, TITLE, sheet).files))

    assert ["OrgDefinedId", "Username"] == head[:2] and 4 == len(head)
    assert head[2].startswith(f"{TITLE} Points Grade") and "End-of-Line Indicator" == head[3]
    assert [
        [f"#{p.get('number')}", f"#{p.get('login')}", shown(n), "#"] for n, p in enumerate(given)
    ] == body


@pytest.mark.parametrize("name", SAMPLES)
def test_every_platform_gets_a_file_with_everybody(tmp_path: Path, name: str) -> None:
    """As many rows as people; nobody is missing without being told."""
    given = scores(graded(tmp_path, name))

    upload = export(SAMPLES[name].platform, given, f"{TITLE} |1234567")

    assert len(given) == len(by_header(only(upload.files))) + len(upload.missing)
    assert () == upload.missing


@pytest.mark.parametrize("name", SAMPLES)
def test_no_cell_of_a_new_file_is_a_formula(tmp_path: Path, name: str) -> None:
    """Names that begin like a formula are made harmless; ids stay as they are."""
    given = scores(graded(tmp_path, name))

    upload = export(SAMPLES[name].platform, given, f"{TITLE} |1234567")

    assert [] == [c for row in rows(only(upload.files)) for c in row if FORMULA.match(c)]


def test_who_is_not_in_the_table_is_told(tmp_path: Path) -> None:
    """Strangers are listed and nothing is written for them."""
    sheet = written(tmp_path / "g.csv", samples.canvas_gradebook())
    stranger = Person.of("1", "Stran Ger", canvas="1")

    upload = export("canvas", {stranger: Score(1, 35)}, TITLE, sheet)

    assert ((stranger, "not in g.csv"),) == upload.missing
    assert 1 == len(rows(only(upload.files)))


def test_a_table_of_another_platform_is_an_error(tmp_path: Path) -> None:
    """Grades for Moodle are not written into a Canvas gradebook."""
    sheet = written(tmp_path / "g.csv", samples.canvas_gradebook())

    with pytest.raises(RosterError, match="no header row of Moodle"):
        export("moodle", {}, TITLE, sheet)


# -- feedback


def pages(entries: list[Entry]) -> dict[Person, bytes]:
    return {entry.person: f"<p>{n}</p>".encode() for n, entry in enumerate(entries) if entry.person}


def hand_ins(entries: list[Entry]) -> dict[Person, HandIn]:
    return {e.person: e.hand_in for e in entries if e.person and e.hand_in}


def members(data: bytes) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            yield name, archive.read(name)


def test_canvas_finds_user_and_attachment(tmp_path: Path) -> None:
    """The first two parts of digits are the user and a file of that user's own submission."""
    entries = graded(tmp_path, "canvas")
    attachments: dict[str, list[str]] = {}
    for name in samples.canvas():
        numbers = [part for part in name.split("_") if part.isdigit()]
        attachments.setdefault(numbers[0], []).append([*numbers, ""][1])

    upload = feedback("canvas", pages(entries), hand_ins(entries))

    found = {}
    for name, page in members(only(upload.files)):
        parts = [part for part in name.split("_") if part != "LATE"]
        user, attachment = [part for part in parts if part.isdigit()][:2]
        assert attachment in attachments[user] and name.endswith(".html")
        found[user] = page
    without = {person.id for person, _ in upload.missing}
    assert {CLASS[n - 1].canvas for n in samples.TEXT | samples.LINK} == without
    expected = {p.id: page for p, page in pages(entries).items() if p.id not in without}
    assert expected == found


def test_canvas_feedback_answers_the_notebook(tmp_path: Path) -> None:
    """Of several files it is the notebook's attachment that the page goes to."""
    path = as_zip(tmp_path / "d.zip", {"a_1_5_notes.pdf": b"", "a_1_6_lab.v2.ipynb": b""})
    entries = list(match(read([path])))

    upload = feedback("canvas", pages(entries), hand_ins(entries), ".md")

    assert ["a_1_6_lab.v2.md"] == [name for name, _ in members(only(upload.files))]


@pytest.mark.parametrize("name", ["moodle", "moodle-4.0", "moodle-flat"])
def test_moodle_finds_the_participant(tmp_path: Path, name: str) -> None:
    """The first part of four fields names participant and plugin; the rest is the file."""
    entries = graded(tmp_path, name)

    upload = feedback("moodle", pages(entries), hand_ins(entries))

    found = {}
    for member, page in members(only(upload.files)):
        part, file = member.split("/")
        _, participant, kind, plugin = part.split("_", 3)
        assert ("assignsubmission", "file") == (kind, plugin)
        assert "feedback.html" == file
        found[participant] = page
    assert {person.id: page for person, page in pages(entries).items()} == found
    assert () == upload.missing


def test_brightspace_finds_its_folders(tmp_path: Path) -> None:
    """Each page lies in the unchanged folder of the attempt that counts."""
    entries = graded(tmp_path, "brightspace")
    folders = {name.split("/")[0] for name in samples.brightspace()}

    upload = feedback("brightspace", pages(entries), hand_ins(entries))

    names = [name for name, _ in members(only(upload.files))]
    assert {name.split("/")[0] for name in names} <= folders
    assert len(entries) == len(names)
    assert {"926 PM"} == {name.split("/")[0][-6:] for name in names}


@pytest.mark.parametrize("name", SAMPLES)
def test_nobodys_feedback_is_lost(tmp_path: Path, name: str) -> None:
    """Each page is in the zip or its person is listed; names are safe and their own."""
    entries = graded(tmp_path, name)

    upload = feedback(SAMPLES[name].platform, pages(entries), hand_ins(entries))

    found = dict(members(only(upload.files)))
    assert len(entries) == len(found) + len(upload.missing)
    assert {*found.values()} <= {*pages(entries).values()}
    assert [] == [n for n in found if n.startswith(("/", ".")) or "\\" in n or "/../" in n]


def test_what_a_group_shares_goes_back_once(tmp_path: Path) -> None:
    """Canvas gives the comment to the group through the member it named."""
    path = as_zip(tmp_path / "d.zip", {"groupalpha_5129_95555_lab.ipynb": b"alpha"})
    (entry,) = match(read([path]))
    assert entry.person and entry.hand_in
    both = [entry.person, Person.of("5130", canvas="5130")]

    upload = feedback("canvas", {p: b"" for p in both}, {p: entry.hand_in for p in both})

    names = [name for name, _ in members(only(upload.files))]
    assert (["groupalpha_5129_95555_lab.html"], ()) == (names, upload.missing)


def test_the_same_feedback_is_the_same_zip(tmp_path: Path) -> None:
    """A zip can be compared: it holds no time of its making."""
    entries = graded(tmp_path, "moodle")
    made = [feedback("moodle", pages(entries), hand_ins(entries)).files for _ in range(2)]

    assert made[0] == made[1]


def test_hidden_items_of_a_gradescope_result_say_so() -> None:
    """Without a visibility of its own a hidden test would be shown."""
    items = [
        gradescope.Item("q1", 1, 1),
        gradescope.Item("q1 hidden", 0, 2, "Try zero.", hidden=True),
    ]

    result = json.loads(gradescope.results(items))

    assert 1 == result["score"]
    assert [("passed", "visible"), ("failed", "hidden")] == [
        (test["status"], test["visibility"]) for test in result["tests"]
    ]
