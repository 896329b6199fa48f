"""Whatever is handed in is read as data, or refused with one sentence."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import training
from conftest import DOUBLE, DOUBLE_STUB, TRIPLE, notebook, tiny_exam
from test_archives import zipped
from test_training_line import line

from autograder.errors import IntakeError
from autograder.grading import intake
from autograder.grading.owner import Claim
from autograder.grading.recognise import Wanted
from autograder.model import Submission

WANTED = replace(Wanted.of(tiny_exam()), readers=training.EVIDENCE)


def dump(*sources: str, printed: str = "") -> bytes:
    book: dict[str, Any] = notebook(*sources)
    if printed:
        output = {"output_type": "stream", "name": "stdout", "text": printed}
        book["cells"][0]["outputs"] = [output]
    return json.dumps(book).encode()


ANA = dump('student_id = "ana"', DOUBLE, TRIPLE)
OLD = dump('student_id = "ana"', DOUBLE, "pass")
STUB = dump('student_id = ""', DOUBLE_STUB)
BEN = dump('student_id = "ben"', DOUBLE)


def read(data: bytes, name: str = "x") -> Submission:
    return intake.parse(name, data, {}, WANTED)


@pytest.mark.parametrize(
    "name",
    ["x.ipynb", "x.ipynb.txt", "x.ipynb.json", "x.ipynb (1)", "x.json", "x", "x.py", "x.zip"],
)
def test_what_holds_a_notebook_is_read_whatever_its_name(name: str) -> None:
    """Browsers and systems put things to it."""

    assert DOUBLE == read(ANA, name).cells[1].source


ONE = {
    "in a folder": {"lab 1/x.ipynb": ANA, "lab 1/.DS_Store": b"x", "lab 1/tests/q1.py": b"x"},
    "from Windows": {"lab\\x.ipynb": ANA, "lab\\x.py": b"x", "lab\\x.html": b"<html>"},
    "with checkpoints": {"x.ipynb": ANA, ".ipynb_checkpoints/x-checkpoint.ipynb": OLD},
    "from a Mac": {"x.ipynb": ANA, "__MACOSX/._x.ipynb": b"x"},
    "twice the same": {"x.ipynb": ANA, "Copy of x.ipynb": ANA},
    "under another name": {"x.ipynb.txt": ANA, "readme.txt": b"hello"},
    "with an archive": {"x.ipynb": ANA, "data.zip": zipped({"y.ipynb": BEN})},
    "with a climbing name": {"../../x.ipynb": ANA, "/etc/evil.py": b"x"},
}


@pytest.mark.parametrize("members", ONE.values(), ids=ONE)
def test_the_one_notebook_of_an_archive_is_read(members: dict[str, bytes]) -> None:
    """Other members are ignored and never put anywhere, and nothing is noted."""
    found = read(zipped(members))

    assert (DOUBLE, TRIPLE) == tuple(cell.source for cell in found.cells[1:])
    assert not any("archive" in note for note in found.notes)


@pytest.mark.parametrize(
    "members",
    [{"new.ipynb": ANA, "old.ipynb": OLD}, {"a.ipynb": STUB, "b.ipynb": OLD, "c.ipynb": ANA}],
    ids=["two-versions", "with-the-starter"],
)
def test_of_several_versions_the_one_that_answers_most_counts(members: dict[str, bytes]) -> None:
    """A note says which."""
    found = read(zipped(members))

    assert TRIPLE == found.cells[2].source
    assert f"{len(members)} notebooks in the archive" in found.notes[0]


def test_a_broken_notebook_beside_a_good_one_is_noted() -> None:
    """It may be the one that was meant."""
    found = read(zipped({"x.ipynb": ANA, "y.ipynb": b"{"}))

    assert DOUBLE == found.cells[1].source
    assert "1 more in the archive could not be read" == found.notes[0]


REFUSED = {
    "empty": ({}, "this archive is empty"),
    "none": ({"a.pdf": b"x", "b.py": b"x"}, r"holds no notebook, only a\.pdf, b\.py"),
    "only an archive": ({"a.zip": zipped({"x.ipynb": ANA})}, r"holds no notebook, only a\.zip"),
    "only a broken one": ({"a.ipynb": b'{"cells": ['}, "is cut off or damaged"),
    "of two people": ({"a.ipynb": ANA, "b.ipynb": BEN}, "2 submissions of different people"),
    "of a Moodle class": (
        {f"Student {n}_{n}_assignsubmission_file_/x.ipynb": ANA for n in range(3)},
        "3 submissions of different people.*unpack it and give the folder",
    ),
    "of a Canvas class": (
        {"anagarcia_5101_90001_x.ipynb": ANA, "benlee_LATE_5102_90002_x.pdf": b"%PDF"},
        "2 submissions of different people",
    ),
    "of a Blackboard class": (
        {f"Lab_s{n}_attempt_2026-11-20-12-30-00_x.ipynb": STUB for n in range(4)},
        "4 submissions of different people",
    ),
    "of a Brightspace class": (
        {f"{n}-7 - Ana {n} - Nov 20, 2026 926 PM/x.ipynb": STUB for n in range(4)},
        "4 submissions of different people",
    ),
    "of a class without ids": (
        {f"{n}/x.ipynb": dump(f"n = {n}", DOUBLE) for n in range(5)},
        "5 submissions of different people",
    ),
    "of a large class": (
        {f"{n}/x.ipynb": STUB for n in range(30)},
        "30 submissions of different people",
    ),
}


@pytest.mark.parametrize(("members", "says"), REFUSED.values(), ids=REFUSED)
def test_other_archives_are_refused_with_what_to_do(members: dict[str, bytes], says: str) -> None:
    """A class is never one student."""

    with pytest.raises(IntakeError) as refused:
        read(zipped(members))

    assert re.search(says, refused.value.sentence, re.IGNORECASE)


def test_a_class_is_claimed_one_file_at_a_time(handed_in: Path) -> None:
    """Of each file, an unreadable one too, only the ids are kept."""
    (handed_in / "a.ipynb").write_bytes(
        dump('student_id = "ana"', DOUBLE, printed=line(student_id="x9"))
    )
    (handed_in / "b.pdf").write_bytes(b"%PDF-1.4")
    (handed_in / "c.pdf").write_bytes(b"%PDF-1.4")

    claims = list(intake.claims(intake.collect([handed_in]), {"c.pdf": "cleo"}, WANTED))

    assert [
        Claim("a.ipynb", "ana", "x9"),
        Claim("b.pdf", "b"),
        Claim("c.pdf", "cleo"),
    ] == claims


def test_notes_say_what_staff_should_know() -> None:
    """What could not be read, whose file it was taken for, what is not there."""
    book = notebook("x = 1", DOUBLE)
    del book["cells"][0]["source"]

    notes = read(json.dumps(book).encode()).notes

    assert (
        "cell 1 has no source: read as empty",
        "no student_id in the notebook: the file's name is taken for it",
        "the notebook was saved without outputs",
    ) == notes
