"""Downloads of eight platforms: recognised, read, and matched so that nobody vanishes."""

from __future__ import annotations

import os
import re
import zipfile
from collections import Counter
from pathlib import Path

import lms_samples as samples
import pytest
from lms_samples import CLASS, SAMPLES, STRANGER, TWINS, as_folder, as_zip, written

import autograder.lms
from autograder.errors import IntakeError
from autograder.lms import (
    DownloadError,
    Entry,
    Kind,
    Person,
    Standing,
    describe,
    match,
    read,
    read_roster,
)
from autograder.lms.match import Index

EACH = pytest.mark.parametrize("name", SAMPLES)
BY_NAME_ONLY = ("brightspace", "classroom")
JUNK = {"__MACOSX/._x_1_2_lab.ipynb": b"", ".DS_Store": b"", "._a_1_2_lab.ipynb": b""}


def download(tmp_path: Path, name: str, form: str = "zip") -> Path:
    members = SAMPLES[name].build()
    if form == "zip":
        return as_zip(tmp_path / "download.zip", members)
    return as_folder(tmp_path / "download", members)


def entries(tmp_path: Path, name: str, form: str = "zip") -> tuple[Entry, ...]:
    roster = read_roster(written(tmp_path / "roster.csv", SAMPLES[name].roster))
    return match(read([download(tmp_path, name, form)]), roster)


def expected_standing(name: str) -> dict[str, Standing]:
    """Return where everybody of the class must stand, by name and number."""
    texts = SAMPLES[name].texts
    expected = {}
    for s in CLASS:
        standing = Standing.HANDED_IN
        if s.n in samples.NOTHING or (name in BY_NAME_ONLY and s.n in TWINS):
            standing = Standing.NOTHING
        elif texts and s.n in samples.TEXT | samples.LINK:
            is_link = name == "canvas" and s.n in samples.LINK
            standing = Standing.LINK if is_link else Standing.TEXT
        expected[f"{s.n}"] = standing
    return expected


@EACH
@pytest.mark.parametrize("form", ["zip", "folder"])
def test_the_platform_is_recognised(tmp_path: Path, name: str, form: str) -> None:
    """The zip and its folder tell by their names alone which platform made them."""
    found = read([download(tmp_path, name, form)])

    assert SAMPLES[name].platform == found.platform


@EACH
@pytest.mark.parametrize("form", ["zip", "folder"])
def test_everybody_has_one_entry(tmp_path: Path, name: str, form: str) -> None:
    """All thirty stand in the list in the roster's order, each where the download puts them."""
    found = entries(tmp_path, name, form)[: len(CLASS)]

    got = {f"{s.n}": entry.standing for s, entry in zip(CLASS, found)}
    assert expected_standing(name) == got


@EACH
def test_everybody_gets_what_is_theirs(tmp_path: Path, name: str) -> None:
    """The last attempt counts, and it is the person's own."""
    found = entries(tmp_path, name)[: len(CLASS)]

    for s, entry in zip(CLASS, found):
        if entry.hand_in and entry.standing is Standing.HANDED_IN:
            bodies = [file.read() for file in entry.hand_in.files]
            assert samples.body(s) in bodies


@EACH
def test_no_hand_in_vanishes(tmp_path: Path, name: str) -> None:
    """Each hand-in of a download counts, is superseded, or is listed without a person."""
    whole = read([download(tmp_path, name)])
    roster = read_roster(written(tmp_path / "roster.csv", SAMPLES[name].roster))

    seen: Counter[str] = Counter()
    for entry in match(whole, roster):
        seen.update(one.label for one in (entry.hand_in, *entry.superseded) if one)

    assert Counter(one.label for one in whole.hand_ins) == seen


@EACH
def test_a_stranger_is_listed(tmp_path: Path, name: str) -> None:
    """Who handed in and is not on the roster is told, not taken for somebody else."""
    rest = entries(tmp_path, name)[len(CLASS) :]

    known = [entry for entry in rest if entry.standing is Standing.STRANGER]
    lost = [entry for entry in rest if entry.standing is Standing.UNMATCHED]
    listed = [one.files for one in (entry.hand_in for entry in known or lost) if one]
    assert samples.body(STRANGER) in [file.read() for files in listed for file in files]


@pytest.mark.parametrize("name", BY_NAME_ONLY)
def test_namesakes_are_not_guessed(tmp_path: Path, name: str) -> None:
    """Where only a name identifies, two of one name are both left to staff."""
    lost = [e for e in entries(tmp_path, name) if e.standing is Standing.UNMATCHED]

    assert 2 == len(lost)


@pytest.mark.parametrize("name", [name for name in SAMPLES if SAMPLES[name].late])
def test_late_ones_are_told(tmp_path: Path, name: str) -> None:
    """Canvas marks who was late in the zip, Moodle in the worksheet's status."""
    late = {s.n for s, e in zip(CLASS, entries(tmp_path, name)) if e.late}

    assert samples.LATE == late


@pytest.mark.parametrize(("name", "earlier"), [("blackboard", 2), ("brightspace", 2)])
def test_earlier_attempts_are_superseded(tmp_path: Path, name: str, earlier: int) -> None:
    """All attempts of a download are known, and the last by its date counts."""
    found = {s.n: len(e.superseded) for s, e in zip(CLASS, entries(tmp_path, name))}

    assert {n: earlier for n in samples.AGAIN} == {n: k for n, k in found.items() if k}


def test_blackboards_receipt_is_no_submission(tmp_path: Path) -> None:
    """The .txt beside a file is Blackboard's; without a file it is the text entry."""
    found = read([download(tmp_path, "blackboard")])

    texts = [one.people[0].id for one in found.hand_ins if one.kind is Kind.TEXT]
    titles = {file.title for one in found.hand_ins if one.kind is Kind.FILE for file in one.files}
    assert ["user_04", "user_21", "user_22"] == sorted(texts)
    assert not [title for title in titles if title.endswith(".txt")]


def test_a_username_may_hold_an_underscore(tmp_path: Path) -> None:
    """Blackboard's receipt says where the assignment ends and the username begins."""
    found = read([download(tmp_path, "blackboard")])

    assert {s.login for s in samples.handing_in()} == {p.id for p in found.people}


def test_a_gradescope_group_shares_its_hand_in(tmp_path: Path) -> None:
    """All submitters of the metadata get the one submission."""
    path = as_zip(tmp_path / "export.zip", samples.gradescope({8: 9, 10: 9}))
    roster = read_roster(written(tmp_path / "r.csv", samples.gradescope_roster()))

    found = {s.n: e.hand_in for s, e in zip(CLASS, match(read([path]), roster))}

    assert found[9] is not None
    assert [found[9]] * 2 == [found[8], found[10]]


def test_a_moodle_group_is_resolved_by_the_worksheet(tmp_path: Path) -> None:
    """The group's name in the worksheet says who its members are, whatever its number is."""
    number = CLASS[0].participant  # a group's number may be somebody's participant number
    members = {f"Group Alpha_{number}_assignsubmission_file/lab.ipynb": b"alpha"}
    rows = ["Identifier,Full name,Group,Grade,Last modified (grade)"]
    rows += [f"Participant {CLASS[0].participant},Student A,Group Beta,,-"]
    rows += [f"Participant {s.participant},{s.n},Group Alpha,,-" for s in CLASS[1:3]]
    roster = read_roster(written(tmp_path / "w.csv", "\n".join(rows).encode()))

    found = match(read([as_zip(tmp_path / "d.zip", members)]), roster)

    assert [Standing.NOTHING, Standing.HANDED_IN, Standing.HANDED_IN] == [e.standing for e in found]
    assert [CLASS[1].participant, CLASS[2].participant] == [
        e.person.get("participant") for e in found[1:] if e.person
    ]


def test_a_moodle_group_without_a_list_of_groups_is_nobodys(tmp_path: Path) -> None:
    """A group's number that is somebody's participant number does not make it theirs."""
    number = CLASS[20].participant
    members = {f"Group Alpha_{number}_assignsubmission_file/lab.ipynb": b"alpha"}
    roster = read_roster(written(tmp_path / "w.csv", samples.moodle_worksheet()))

    found = match(read([as_zip(tmp_path / "d.zip", members)]), roster)

    assert {Standing.NOTHING} == {entry.standing for entry in found[:-1]}
    assert Standing.UNMATCHED == found[-1].standing


def test_a_canvas_group_is_resolved_by_its_list(tmp_path: Path) -> None:
    """Canvas names one member in the zip; the list of groups tells the others."""
    members = {"groupalpha_5129_95555_lab.ipynb": b"alpha"}
    rows = ["name,canvas_user_id,user_id,login_id,sections,group_name,canvas_group_id,group_id"]
    rows += [f"x{n},{n},s{n},u{n},A,Group Alpha,1," for n in (5129, 5130)]
    roster = read_roster(written(tmp_path / "groups.csv", "\n".join(rows).encode()))

    found = match(read([as_zip(tmp_path / "d.zip", members)]), roster)

    assert [("5129", Standing.HANDED_IN), ("5130", Standing.HANDED_IN)] == [
        (e.person.id, e.standing) for e in found if e.person
    ]


def test_the_beginning_of_usernames_is_not_taken_for_the_assignment(tmp_path: Path) -> None:
    """Where all usernames begin alike, the roster's username ends the repository's name."""
    members = {n.split("/", 1)[1]: data for n, data in samples.github_classroom().items()}
    rows = ["identifier,github_username,github_id,name"]
    rows += [f"{s.number},{s.github.upper()},{s.n},Student {s.n}" for s in CLASS]
    roster = read_roster(written(tmp_path / "r.csv", "\n".join(rows).encode()))

    found = match(read([as_folder(tmp_path / "d", members)]), roster)

    assert samples.NOTHING == {s.n for s, e in zip(CLASS, found) if e.standing is Standing.NOTHING}


def test_anonymous_grading_leaves_the_hand_in_to_staff(tmp_path: Path) -> None:
    """An anonymous id is nobody on the roster, and no stranger either."""
    members = {f"{late}anon_aB3x{n}_9{n}_lab.ipynb": b"" for n, late in enumerate(["", "LATE_"])}
    roster = read_roster(written(tmp_path / "r.csv", samples.canvas_gradebook()))

    found = match(read([as_zip(tmp_path / "d.zip", members)]), roster)[len(CLASS) :]

    assert {(Standing.UNMATCHED, False), (Standing.UNMATCHED, True)} == {
        (entry.standing, entry.late) for entry in found
    }


def test_the_words_of_staff_are_above_all(tmp_path: Path) -> None:
    """A file that is assigned to somebody is theirs, as the grades' name of it says."""
    path = as_folder(tmp_path / "loose", {"week 2/final.ipynb": b"x", "other.ipynb": b"y"})
    roster = read_roster(written(tmp_path / "r.csv", samples.name_list()))

    found = match(read([path]), roster, {"week 2__final.ipynb": CLASS[8].number})

    assert (Standing.HANDED_IN, "assigned") == (found[8].standing, found[8].note)
    assert [Standing.UNMATCHED] == [entry.standing for entry in found[len(CLASS) :]]


@pytest.mark.parametrize(
    ("file", "whose"),
    [
        ("s1001.ipynb", "s1001"),
        ("linreg-tensorflow_s1001 (2).ipynb", "s1001"),
        ("a@uni.example final.ipynb", "s1001"),
        ("00123.ipynb", "00123"),
        ("123.ipynb", "123"),
        ("s10010.ipynb", None),
        ("s1001 with 00123.ipynb", None),
        ("lee.ipynb", "00123"),
        ("lee-and-others.ipynb", None),
    ],
)
def test_an_id_in_a_files_name_says_whose_it_is(
    tmp_path: Path, file: str, whose: str | None
) -> None:
    """An id between signs counts if it is one person's; a mere word only if it is the name."""
    data = b"Student ID,Login,Email\ns1001,a,a@uni.example\n00123,lee,b@x\n123,c,c@x\n"
    roster = read_roster(written(tmp_path / "r.csv", data))

    found = match(read([written(tmp_path / file, b"x")]), roster)

    assert [whose] == [e.person and e.person.id for e in found if e.hand_in]


def test_leading_zeros_that_excel_took_are_not_needed(tmp_path: Path) -> None:
    """A number without its zeros is the person's, unless somebody has exactly that number."""
    data = b"First Name,Last Name,SID,Email\nA,B,1001,\nC,D,77,\nE,F,0077,\n"
    roster = read_roster(written(tmp_path / "r.csv", data))
    people = [Person.of(sid, number=sid) for sid in ("001001", "77", "0077")]

    index = Index(roster.people)

    found = [[person.id for person in index.find(who).people] for who in people]
    assert [["1001"], ["77"], ["0077"]] == found


def test_a_roster_may_say_whose_a_file_is(tmp_path: Path) -> None:
    """The list of files and students that `lab grade` has taken so far still works."""
    path = as_folder(tmp_path / "loose", {"a.ipynb": b"", "b.ipynb": b""})
    data = b"submission,student\na.ipynb,student-01\nb.ipynb,student-01\n"
    roster = read_roster(written(tmp_path / "r.csv", data))

    (found,) = match(read([path]), roster)

    assert ("student-01", 1) == (found.person and found.person.id, len(found.superseded))


def test_without_a_roster_the_download_says_who_there_is(tmp_path: Path) -> None:
    """Nobody is a stranger where no roster is given."""
    found = match(read([download(tmp_path, "canvas")]))

    assert {Standing.HANDED_IN, Standing.TEXT, Standing.LINK} == {e.standing for e in found}
    assert {s.canvas for s in samples.handing_in()} == {e.person.id for e in found if e.person}


def test_junk_is_left_out(tmp_path: Path) -> None:
    """What operating systems add to an archive is not what somebody handed in."""
    path = as_zip(tmp_path / "d.zip", {"a_1_2_lab.ipynb": b"", **JUNK})

    assert 1 == len(read([path]).hand_ins)


def test_a_file_that_no_name_explains_is_listed(tmp_path: Path) -> None:
    """In a Canvas download, a file that was put there by hand is a hand-in of nobody."""
    path = as_zip(tmp_path / "d.zip", {**samples.canvas(), "mailed by hand.ipynb": b""})

    assert ["mailed by hand.ipynb"] == [o.label for o in read([path]).hand_ins if not o.people]


def test_a_zip_may_be_unpacked_into_a_folder_of_its_own(tmp_path: Path) -> None:
    """A folder around the download, or the folder it was saved in, changes nothing."""
    as_folder(tmp_path / "around" / "submissions", samples.canvas())
    (tmp_path / "saved").mkdir()
    as_zip(tmp_path / "saved" / "submissions.zip", samples.canvas())

    found = [read([tmp_path / name]) for name in ("around", "saved")]

    assert ["canvas"] * 2 == [one.platform for one in found]
    assert found[0].people == found[1].people


def test_the_platform_may_be_named(tmp_path: Path) -> None:
    """An override reads the download as staff say, however it looks."""
    path = as_folder(tmp_path / "d", {"a.ipynb": b"", "x_1_2_lab.ipynb": b"", "b.ipynb": b""})

    assert ["plain", "canvas"] == [read([path]).platform, read([path], "canvas").platform]


def test_several_downloads_are_one(tmp_path: Path) -> None:
    """A later download counts as a later attempt."""
    paths = [
        as_zip(tmp_path / f"{n}.zip", {f"a_LATE_1_{n}_lab.ipynb": str(n).encode()}) for n in (1, 2)
    ]

    (found,) = match(read(paths))

    assert found.hand_in is not None
    assert (b"2", 1) == (found.hand_in.files[0].read(), len(found.superseded))


def test_one_line_says_what_was_recognised(tmp_path: Path) -> None:
    """Staff read which platform it is, how many, how many late."""
    expected = "Canvas: 29 hand-ins of 29 people, 2 late, 3 without a file"

    assert expected == describe(read([download(tmp_path, "canvas")]))


def test_names_of_members_are_only_names(tmp_path: Path) -> None:
    """A member that points out of the archive is read and goes nowhere."""
    path = as_zip(tmp_path / "d.zip", {"../../a_1_2_x.ipynb": b"1", "/b_2_3_x.ipynb": b"2"})

    found = read([path])

    assert ["a_1_2_x.ipynb", "b_2_3_x.ipynb"] == [o.files[0].name for o in found.hand_ins]
    assert ["d.zip"] == [file.name for file in tmp_path.iterdir()]


def test_a_bomb_is_refused_when_it_is_read(tmp_path: Path) -> None:
    """A member that unpacks to far more than it should is an unreadable submission."""
    path = as_zip(tmp_path / "d.zip", {"a_1_2_x.ipynb": bytes(20_000_000)})
    (one,) = read([path]).hand_ins

    with pytest.raises(IntakeError, match="far more than it should"):
        one.files[0].read()


def test_links_are_not_followed(tmp_path: Path) -> None:
    """A link in a folder or an archive is nothing that was handed in."""
    (tmp_path / "d").mkdir()
    (tmp_path / "d" / "a_1_2_x.ipynb").write_bytes(b"")
    (tmp_path / "d" / "b_2_3_x.ipynb").symlink_to("/etc/passwd")
    with zipfile.ZipFile(tmp_path / "d.zip", "w") as archive:
        archive.writestr("a_1_2_x.ipynb", b"")
        link = zipfile.ZipInfo("b_2_3_x.ipynb")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")

    assert [1, 1] == [len(read([tmp_path / name]).hand_ins) for name in ("d", "d.zip")]


@pytest.mark.parametrize(
    ("data", "says"),
    [(b"no zip", "not a readable archive"), (b"PK\x05\x06" + bytes(18), "no files here")],
)
def test_a_broken_download_is_an_error(tmp_path: Path, data: bytes, says: str) -> None:
    """A truncated or empty zip stops at once, and is not one invalid student."""
    with pytest.raises(DownloadError, match=says):
        read([written(tmp_path / "d.zip", data)])


def test_names_without_the_utf_8_flag_are_read_as_utf_8(tmp_path: Path) -> None:
    """Ruby's and other writers leave the flag out; accents survive all the same."""
    path = as_zip(tmp_path / "d.zip", {"núñez_1_2_x.ipynb": b""})
    data = path.read_bytes()
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(signature) + flags
        data = data[:at] + b"\0\0" + data[at + 2 :]
    path.write_bytes(data)

    assert "núñez" == read([path]).people[0].name


def test_a_pipe_in_a_folder_is_no_file(tmp_path: Path) -> None:
    """What would block for ever is not opened."""
    (tmp_path / "a_1_2_x.ipynb").write_bytes(b"")
    os.mkfifo(tmp_path / "b_1_3_x.ipynb")

    assert 1 == len(read([tmp_path]).hand_ins)


def test_the_room_imports_nothing_of_the_others() -> None:
    """Platforms know the nouns and the errors of the grader, and nothing else of it."""
    room = Path(autograder.lms.__file__).parent
    imported = re.compile(r"^(?:from|import) (autograder\.\w+)", re.MULTILINE)
    names = {name for file in room.glob("*.py") for name in imported.findall(file.read_text())}

    assert {"autograder.errors", "autograder.lms"} == names


def test_two_members_of_one_name_are_both_read(tmp_path: Path) -> None:
    """An archive may hold a name twice; each member is a file of its own."""
    path = tmp_path / "d.zip"
    with zipfile.ZipFile(path, "w") as archive, pytest.warns(UserWarning):
        archive.writestr("a_1_2_x.ipynb", b"first")
        archive.writestr("a_1_2_x.ipynb", b"second")

    (one,) = read([path]).hand_ins

    assert [b"first", b"second"] == [file.read() for file in one.files]


def test_a_download_of_two_thousand_is_read_file_by_file(tmp_path: Path) -> None:
    """Nothing of a file is read before it is asked for."""
    path = as_zip(tmp_path / "d.zip", {f"a_{n}_{n}_x.ipynb": b"x" for n in range(2000)})
    found = read([path])
    path.unlink()

    with pytest.raises(IntakeError, match="not readable"):
        found.hand_ins[0].files[0].read()
    assert 2000 == len(found.hand_ins)
