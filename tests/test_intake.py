"""Whatever is handed in is read as data, or refused with one clear line."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from conftest import notebook

from autograder.errors import IntakeError
from autograder.grading import intake
from autograder.grading.intake import Handed


def archive(**members: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name.replace("__dot__", "."), content)
    return data.getvalue()


GOOD = json.dumps(notebook("x = 1")).encode()


def test_the_name_is_the_path_below_the_given_folder(handed_in: Path) -> None:
    """Folders of a download become part of the name."""
    (handed_in / "b").mkdir()
    (handed_in / "b" / "lab.ipynb").write_bytes(GOOD)
    (handed_in / "a.ipynb").write_bytes(GOOD)
    (handed_in / "notes.txt").write_text("no submission")

    names = [file.name for file in intake.collect([handed_in])]

    assert ["a.ipynb", "b__lab.ipynb"] == names


def test_a_folder_without_submissions_is_an_error(handed_in: Path) -> None:
    """Staff are told at once that they named the wrong folder."""

    with pytest.raises(IntakeError, match=r"no \.ipynb or \.zip here"):
        intake.collect([handed_in])


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "not JSON"),
        (b"\xff\xfe", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b"[]", "not a notebook"),
        (b'{"nbformat": 3, "worksheets": []}', "not a notebook of format 4"),
        (b'{"nbformat": 4, "cells": [1]}', "not a list of at most"),
        (b'{"nbformat": 4, "cells": [{"cell_type": "code"}]}', "a code cell without text"),
    ],
)
def test_what_is_no_notebook_is_refused(data: bytes, reason: str) -> None:
    """Each refusal is one line that says what it is instead."""

    with pytest.raises(IntakeError, match=reason):
        intake.parse("x.ipynb", data, {})


@pytest.mark.parametrize(
    "members",
    [{}, {"a.ipynb": GOOD, "b.ipynb": GOOD}, {"readme.txt": b"x"}],
    ids=["empty", "two", "none"],
)
def test_an_archive_holds_exactly_one_notebook(handed_in: Path, members: dict[str, bytes]) -> None:
    """None or two are refused."""
    path = handed_in / "x.zip"
    path.write_bytes(archive(**members))

    with pytest.raises(IntakeError, match="instead of one"):
        intake.read(Handed("x.zip", path), {})


def test_other_members_of_an_archive_are_ignored(handed_in: Path) -> None:
    """They are never put anywhere."""
    path = handed_in / "x.zip"
    path.write_bytes(archive(**{"../../evil.py": b"x", "__MACOSX/lab.ipynb": b"", "l.ipynb": GOOD}))

    assert "x = 1" == intake.read(Handed("x.zip", path), {}).cells[0].source


def test_an_archive_that_unpacks_to_far_too_much_is_refused(handed_in: Path) -> None:
    """A bomb costs no more than the cap."""
    path = handed_in / "x.zip"
    path.write_bytes(archive(**{"l.ipynb": b" " * (intake.MAX_BYTES + 10)}))

    with pytest.raises(IntakeError, match="far more"):
        intake.read(Handed("x.zip", path), {})


def test_a_link_is_not_followed(handed_in: Path) -> None:
    """It could point at any file of the machine."""
    (handed_in / "x.ipynb").symlink_to("/etc/passwd")

    with pytest.raises(IntakeError, match="a link"):
        intake.read(Handed("x.ipynb", handed_in / "x.ipynb"), {})


@pytest.mark.parametrize(
    ("roster", "cell", "owner"),
    [
        ({"x.ipynb": "student-07"}, 'student_id = "student-08"', "student-07"),
        ({}, 'student_id = "student-08"  # mine', "student-08"),
        ({}, 'student_id = ""', "x"),
        ({}, "y = 1", "x"),
    ],
)
def test_the_owner_comes_from_roster_then_notebook_then_file(
    roster: dict[str, str], cell: str, owner: str
) -> None:
    """In this order."""

    assert owner == intake.parse("x.ipynb", json.dumps(notebook(cell)).encode(), roster).student
