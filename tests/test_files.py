"""Every file that a person handed in is listed, and no link or device is ever opened."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from autograder.errors import IntakeError
from autograder.grading import files, intake
from autograder.grading.files import Handed


def names(*tops: Path) -> list[str]:
    return [file.name for file in files.collect(tops)]


def put(folder: Path, *paths: str) -> None:
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text("{}")


def test_the_name_is_the_path_below_the_given_folder(handed_in: Path) -> None:
    """Folders of a download become part of the name."""
    put(handed_in, "b/lab.ipynb", "a.ipynb")

    assert ["a.ipynb", "b__lab.ipynb"] == names(handed_in)


def test_whatever_a_person_handed_in_is_listed(handed_in: Path) -> None:
    """A PDF or a script has a row, too, and so has a file without a suffix."""
    handed = ["a.pdf", "b.py", "c.ipynb.txt", "d.ipynb (1)", "e.rar", "f", "g.gdoc", "h/.hidden"]
    put(handed_in, *handed)

    assert sorted(name.replace("/", "__") for name in handed) == names(handed_in)


def test_what_systems_leave_behind_is_not_listed(handed_in: Path) -> None:
    """Nobody handed in a checkpoint or a Mac's notes."""
    put(
        handed_in,
        "a.ipynb",
        "b/.DS_Store",
        "Thumbs.db",
        "desktop.ini",
        "b/._a.ipynb",
        "__MACOSX/b/a.ipynb",
        "b/.ipynb_checkpoints/a-checkpoint.ipynb",
        "b/.git/config",
        "~$report.docx",
    )

    assert ["a.ipynb"] == names(handed_in)


def test_a_file_named_twice_is_one_submission(handed_in: Path) -> None:
    """By its folder and by itself."""
    put(handed_in, "a.ipynb")

    assert ["a.ipynb"] == names(handed_in, handed_in / "a.ipynb")


def test_two_files_of_one_name_are_told_apart_by_their_folders(handed_in: Path) -> None:
    """Each has a row of its own."""
    put(handed_in, "monday/a.ipynb", "friday/a.ipynb")

    assert ["a.ipynb", "friday__a.ipynb"] == names(handed_in / "monday", handed_in / "friday")


def test_an_empty_folder_is_an_error(handed_in: Path) -> None:
    """Staff are told at once that they named the wrong folder."""

    with pytest.raises(IntakeError, match="no files here"):
        files.collect([handed_in])


def test_a_path_that_is_not_there_is_an_error(handed_in: Path) -> None:
    """A typing mistake is no empty class."""

    with pytest.raises(IntakeError, match="no such file"):
        files.collect([handed_in / "nowhere"])


@pytest.mark.parametrize(
    ("target", "says"),
    [("/etc/passwd", "a link"), ("/dev/zero", "a link"), ("nowhere", "a link"), ("/etc", "a link")],
)
def test_a_link_has_a_row_and_is_not_followed(handed_in: Path, target: str, says: str) -> None:
    """It could point at any file of the machine, or at nothing."""
    (handed_in / "x.ipynb").symlink_to(target)
    (file,) = files.collect([handed_in])

    with pytest.raises(IntakeError, match=says):
        intake.read(file, {})


def test_a_pipe_is_not_opened(handed_in: Path) -> None:
    """Reading from it would wait for ever."""
    os.mkfifo(handed_in / "x.ipynb")
    (file,) = files.collect([handed_in])

    with pytest.raises(IntakeError, match="a device or pipe"):
        intake.read(file, {})


def test_a_file_that_is_too_large_is_not_read_whole(handed_in: Path) -> None:
    """Its size is no matter."""
    with open(handed_in / "x.ipynb", "wb") as file:
        file.truncate(100 * files.MAX_BYTES)

    with pytest.raises(IntakeError, match="larger than 50 MB"):
        files.content(Handed("x.ipynb", handed_in / "x.ipynb"))


def test_a_name_that_is_no_text_becomes_one(handed_in: Path) -> None:
    """A gradebook is UTF-8, a file system need not be."""
    with open(os.fsencode(handed_in) + b"/jos\xe9.ipynb", "wb"):
        pass

    assert ["jos\ufffd.ipynb"] == names(handed_in)


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("ana.ipynb", "ana"),
        ("ana.ipynb.txt", "ana"),
        ("ana.ipynb (1)", "ana"),
        ("ana (2).ipynb", "ana"),
        ("ana.tar.gz", "ana"),
        ("ana.lopez.IPYNB", "ana.lopez"),
        ("ana.lopez", "ana.lopez"),
        (".ipynb", ".ipynb"),
    ],
)
def test_a_file_is_called_by_its_name_alone(name: str, stem: str) -> None:
    """Without what browsers and systems put to it."""

    assert stem == files.title(name)
