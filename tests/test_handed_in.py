"""A download becomes a class: everybody has a place, every file an owner, and nobody is guessed."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import lms_samples
import pytest
from class_of_thirty import answered, members
from lms_samples import AGAIN, CLASS, NOTHING, SAMPLES, STRANGER, TWINS, as_folder, as_zip
from tiny_master import Tiny

from autograder import workshop
from autograder.errors import LabError
from autograder.gradebook import classes
from autograder.gradebook.classes import Member
from autograder.workshop import handed_in
from autograder.workshop.handed_in import HandedIn

BY_NAME = ("brightspace", "classroom")
"""Their downloads hold names and no ids, so that namesakes cannot be told apart."""
PLATFORMS = [name for name in SAMPLES if name != "plain"]


def read(folder: Path, platform: str) -> HandedIn:
    download = as_zip(folder / "download.zip", members(platform))
    roster = lms_samples.written(folder / "roster.csv", SAMPLES[platform].roster)
    return handed_in.read([download], roster=roster)


def test_every_standing_is_the_platform_s_word(tmp_path: Path) -> None:
    """The gradebook's own words for some of them are those of `lms`."""
    from autograder.lms import Standing

    words = {classes.NOTHING, classes.UNMATCHED, classes.STRANGER, classes.HANDED_IN}

    assert words <= {str(standing) for standing in Standing}


@pytest.mark.parametrize("platform", PLATFORMS)
def test_everybody_has_a_place_and_every_file_an_owner(platform: str, tmp_path: Path) -> None:
    """Whoever handed in nothing, too; whoever is not on the roster is a stranger."""
    found = read(tmp_path, platform)
    standings = Counter(member.standing for member in found.members)
    placed = [n for one in found.members for n in (*one.files, *one.superseded)]

    assert len(CLASS) == sum(standings.values()) - standings["stranger"] - standings["unmatched"]
    assert len(NOTHING) == standings["nothing"] - (len(TWINS) if platform in BY_NAME else 0)
    assert SAMPLES[platform].platform == found.platform
    assert {file.name for file in found.handed} == set(placed) == set(found.owners)
    assert len(placed) == len(set(placed))


def test_what_was_recognised_is_one_line(tmp_path: Path) -> None:
    """It names the platform, the roster, and what is odd."""
    expected = "Canvas: 29 hand-ins of 29 people, 2 late, 3 without a file, 30 people in roster.csv"

    assert expected == read(tmp_path, "canvas").said


def test_the_last_attempt_counts_and_earlier_ones_are_superseded(tmp_path: Path) -> None:
    """They keep their rows."""
    found = read(tmp_path, "blackboard")
    again = {one.student: one for one in found.members if one.superseded}

    assert {CLASS[n - 1].login for n in AGAIN} == set(again)
    for one in again.values():
        assert all("2026-11-20-12-30" in name for name in one.files)
        assert 2 == len(one.superseded)
    assert {2, 3} <= {origin.attempt for origin in found.origins.values()}


def test_a_group_s_file_is_everybody_s(tmp_path: Path) -> None:
    """Each of its people has the place that it earns."""
    download = as_zip(tmp_path / "x.zip", members("gradescope", groups={6: 5, 7: 5}))
    found = handed_in.read([download])
    group = [one for one in found.members if one.student in ("001005", "001006", "001007")]

    assert 3 == len(group)
    assert 1 == len({one.files for one in group})


def test_the_same_file_in_two_downloads_has_one_row(tmp_path: Path) -> None:
    """On Saturday the whole class is downloaded again, with one more attempt."""
    first = members("canvas")
    again = {"núñezgarcíaana_5101_99999_linreg-3.ipynb": answered(0)}
    friday = as_zip(tmp_path / "friday.zip", first)
    saturday = as_zip(tmp_path / "saturday.zip", first | again)

    found = handed_in.read([friday, saturday])
    ana = next(one for one in found.members if one.student == "5101")

    assert {*first, *again} == {file.name for file in found.handed}
    assert all(one.superseded == () for one in found.members if one is not ana)
    assert again.keys() <= set(ana.files)


def test_two_files_of_one_name_have_two_rows(tmp_path: Path) -> None:
    """Downloads of two sections may hold the same names."""
    one = as_folder(tmp_path / "a", {"x_11_22_l.ipynb": answered(0)})
    two = as_folder(tmp_path / "b", {"x_11_22_l.ipynb": answered(1)})

    found = handed_in.read([one, two])

    assert ["2__x_11_22_l.ipynb", "x_11_22_l.ipynb"] == [file.name for file in found.handed]


def test_an_id_in_a_notebook_is_its_person_s_under_every_name(tmp_path: Path) -> None:
    """The roster knows that s1001 and 5101 are one; a number of Canvas is nobody's own id."""
    found = read(tmp_path, "canvas")

    assert ["5101", "5101"] == [found.whose(id) for id in (CLASS[0].number, CLASS[0].login)]
    assert "somebody" == found.whose("somebody")


def test_without_a_roster_nothing_is_said_of_an_id(tmp_path: Path) -> None:
    """The platform's number and the one in the notebook cannot be compared."""
    download = as_zip(tmp_path / "download.zip", members("canvas"))

    assert handed_in.read([download]).whose("s1001") is None


def test_a_stranger_s_id_is_not_another_s(tmp_path: Path) -> None:
    """Whoever is not on the roster gets no place of somebody who is."""
    found = read(tmp_path, "canvas")
    stranger = next(one for one in found.members if one.standing == "stranger")

    assert STRANGER.canvas == stranger.student
    assert 1 == sum(one.student == stranger.student for one in found.members)


def test_staff_s_word_is_above_all(tmp_path: Path) -> None:
    """By the name of the row, whatever the download says."""
    download = as_zip(tmp_path / "download.zip", members("classroom"))
    roster = lms_samples.written(tmp_path / "roster.csv", SAMPLES["classroom"].roster)
    before = handed_in.read([download], roster=roster)
    lost = next(one for one in before.members if one.standing == "unmatched")

    after = handed_in.read([download], None, roster, {lost.files[0]: CLASS[28].number})
    owner = next(one for one in after.members if lost.files[0] in one.files)

    assert (lost.files[0], "Twin Namesake") == (lost.student, owner.name)


def test_loose_files_are_what_they_were(tmp_path: Path) -> None:
    """Names as paths, no owner but the roster's, no place for anybody without one."""
    folder = as_folder(tmp_path / "x", {"a/l.ipynb": b"1", "student-02.ipynb": b"2"})

    found = handed_in.read([folder])

    assert ["a__l.ipynb", "student-02.ipynb"] == [file.name for file in found.handed]
    assert (("plain", {}, ()), "loose files: 2") == (
        (found.platform, dict(found.owners), found.members),
        found.said,
    )


def test_a_list_of_files_still_names_owners(tmp_path: Path) -> None:
    """Whoever stands there without a file handed in nothing."""
    folder = as_folder(tmp_path / "x", {"a.ipynb": b"1", "b.ipynb": b"2"})
    roster = tmp_path / "roster.csv"
    roster.write_text("submission,student\na.ipynb,ana\nc.ipynb,cem\n")

    found = handed_in.read([folder], roster=roster)

    assert {"a.ipynb": "ana", "c.ipynb": "cem"} == dict(found.owners)
    assert [Member("ana", "handed in", files=("a.ipynb",)), Member("cem", "nothing")] == list(
        found.members
    )


def test_a_list_of_people_claims_loose_files_by_their_ids(tmp_path: Path) -> None:
    """A file that holds nobody's id is nobody's."""
    names = [f"lab-{CLASS[2].login}.ipynb", f"{CLASS[3].login}/lab.ipynb", "lab.ipynb"]
    folder = as_folder(tmp_path / "x", dict.fromkeys(names, b"1"))
    roster = lms_samples.written(tmp_path / "list.csv", lms_samples.name_list())

    found = handed_in.read([folder], roster=roster)

    assert [CLASS[2].number, CLASS[3].number, "lab.ipynb"] == [
        found.owners[name.replace("/", "__")] for name in names
    ]
    assert 31 == len(found.members)


@pytest.mark.parametrize(
    ("make", "platform", "said"),
    [
        (lambda folder: [folder / "none"], None, "no such file or folder"),
        (lambda folder: [as_zip(folder / "a.zip", {"b.txt": b""})], "nonsense", "no platform"),
        (
            lambda folder: [
                as_zip(folder / "a.zip", members("canvas")),
                as_zip(folder / "b.zip", members("moodle")),
            ],
            None,
            "not one platform",
        ),
    ],
)
def test_what_cannot_be_taken_is_one_line(
    make: object, platform: str | None, said: str, tmp_path: Path
) -> None:
    """Staff read what to do."""
    with pytest.raises(LabError, match=said) as refusal:
        handed_in.read(make(tmp_path), platform)  # type: ignore[operator]

    assert "\n" not in str(refusal.value)


def test_a_path_that_is_none_leaves_no_gradebook(tmp_path: Path) -> None:
    """Nor a folder for one."""
    lab = Tiny().lab(tmp_path)

    with pytest.raises(LabError, match="no such file"):
        workshop.grade(workshop.Order(lab, [tmp_path / "none"], tmp_path / "out"))

    assert not (tmp_path / "out").exists()


def test_the_roster_of_files_may_have_more_columns(tmp_path: Path) -> None:
    """It is recognised by the two that count."""
    roster = tmp_path / "roster.csv"
    with roster.open("w", newline="") as file:
        csv.writer(file).writerows([["student", "submission", "x"], ["ana", "a.ipynb", "1"]])
    folder = as_folder(tmp_path / "x", {"a.ipynb": b"1"})

    assert {"a.ipynb": "ana"} == dict(handed_in.read([folder], roster=roster).owners)
