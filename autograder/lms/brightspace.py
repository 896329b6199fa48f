"""Brightspace (D2L): "Download" of an assignment folder, grade CSV, "Add Feedback Files".

https://community.d2l.com/brightspace/kb/articles/3538-importing-grades; folder names as public
tools read them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from autograder.lms.files import Tree
from autograder.lms.form import Form, GradeFile, Platform, of_hand_in
from autograder.lms.model import Download, Person, Piece, gather

FOLDER = re.compile(
    r"(?P<number>\d+-\d+) - (?P<name>.+) - "
    r"(?P<month>[^\W\d]{3,}) (?P<day>\d{1,2}), (?P<year>\d{4}) (?P<clock>\d{3,4}) (?P<half>[AP]M)"
)
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
INDEX = "index.html"


def claims(tree: Tree) -> bool:
    """Say whether most folders are ``<n>-<n> - <First Last> - <Mon D, YYYY HMM AM>``."""
    tops = tree.tops
    return 2 * sum(1 for top in tops if FOLDER.fullmatch(top)) > len(tops)


def read(tree: Tree) -> Download:
    """Read a folder for each submission; the last date counts."""
    return gather("brightspace", _pieces(tree))


def _pieces(tree: Tree) -> Iterator[Piece]:
    for file in tree.work():
        if file.name == INDEX:
            continue
        folder, slash, _ = file.name.partition("/")
        found = FOLDER.fullmatch(folder) if slash else None
        if not found:
            yield Piece(file.name, file)
            continue
        yield Piece(
            label=folder,
            file=file,
            people=(Person.of(found["number"], found["name"], folder=found["number"]),),
            time=_time(found),
            reply=f"{folder}/feedback",
        )


def _time(found: re.Match[str]) -> datetime | None:
    """Return the time, which is the site's: ``926 PM`` is 21:26."""
    clock = int(found["clock"])
    hour = clock // 100 % 12 + (12 if found["half"] == "PM" else 0)
    try:
        month = MONTHS.index(found["month"][:3].capitalize()) + 1
        return datetime(int(found["year"]), month, int(found["day"]), hour, clock % 100)
    except ValueError:
        return None


def _bare(identity: str) -> str:
    """Return an id without the ``#`` that saves its leading zeros."""
    return identity.removeprefix("#")


GRADEBOOK = Form(
    title="Brightspace grade export",
    columns={
        "number": ("OrgDefinedId",),
        "login": ("Username",),
        "last": ("Last Name",),
        "first": ("First Name",),
        "email": ("Email",),
        "end": ("End-of-Line Indicator",),
    },
    needs=frozenset({"end"}),
    key=("number", "login"),
    clean={"number": _bare, "login": _bare},
    grade=r"(?P<title>.+?) Points Grade(?: <.*>)?",
    keep=frozenset({"number", "login", "end"}),
)

PLATFORM = Platform(
    name="brightspace",
    title="Brightspace",
    claims=claims,
    read=read,
    forms=(GRADEBOOK,),
    grades=GradeFile(
        name="brightspace-grades.csv",
        identity=(("OrgDefinedId", "number"), ("Username", "login")),
        grade="{title} Points Grade",
        whole=r".* Points Grade(?: <.*>)?",
        end=(("End-of-Line Indicator", "#"),),
        prefix="#",
    ),
    reply=of_hand_in,
    bulk=True,
)
