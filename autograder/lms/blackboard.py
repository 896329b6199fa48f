"""Blackboard Learn: "Assignment File Download", grade CSV ("Work Offline").

Names and receipts as public tools read them; the grade file as Blackboard's help describes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime

from autograder.errors import IntakeError
from autograder.lms.files import File, Tree
from autograder.lms.form import Form, GradeFile, Platform, share
from autograder.lms.model import Download, Kind, Person, Piece, gather

NAME = re.compile(
    r"(?P<label>(?P<left>[^/]+?)_attempt_(?P<stamp>\d{4}(?:-\d\d){5}))"
    r"(?:_(?P<file>[^/]+)|(?P<receipt>\.txt))$"
)
WHO = re.compile(r"^[^:\n]{1,40}:[ \t]*(?P<name>[^\n]*) \((?P<user>[^()\n]+)\)\s*$", re.MULTILINE)
"""The first line of a receipt, ``Name: First Last (username)``."""


def claims(tree: Tree) -> bool:
    """Say whether most names are ``<assignment>_<username>_attempt_<stamp>…``."""
    return share(tree, NAME) > 0.5


def read(tree: Tree) -> Download:
    """Read every attempt that the download holds; the receipt counts where no file came with it."""
    found = [(file, NAME.match(file.name)) for file in tree.work()]
    receipts = {m["label"]: file for file, m in found if m and m["receipt"]}
    uploads = {m["label"] for _, m in found if m and not m["receipt"]}
    return gather("blackboard", _pieces(found, receipts, uploads))


def _pieces(
    found: list[tuple[File, re.Match[str] | None]], receipts: dict[str, File], uploads: set[str]
) -> Iterator[Piece]:
    for file, name in found:
        if name is None:
            yield Piece(file.name, file)
        elif not name["receipt"] or name["label"] not in uploads:
            yield Piece(
                label=name["label"],
                file=file.called(name["file"] or file.title),
                people=(_person(name["left"], receipts.get(name["label"])),),
                kind=Kind.TEXT if name["receipt"] else Kind.FILE,
                time=_time(name["stamp"]),
            )


def _person(left: str, receipt: File | None) -> Person:
    """Return who it is; assignment and username may hold ``_``, so the receipt is asked first."""
    who = None
    if receipt is not None:
        with suppress(IntakeError):
            who = WHO.match(receipt.read(1 << 20).decode("utf-8-sig", "replace"))
    if who and left.endswith("_" + who["user"]):
        return Person.of(who["user"], who["name"].strip(), login=who["user"])
    user = left.rsplit("_", 1)[-1]
    return Person.of(user, login=user)


def _time(stamp: str) -> datetime | None:
    try:
        return datetime.strptime(stamp, "%Y-%m-%d-%H-%M-%S")
    except ValueError:
        return None


GRADEBOOK = Form(
    title="Blackboard grade file",
    columns={
        "last": ("Last Name",),
        "first": ("First Name",),
        "login": ("Username",),
        "number": ("Student ID",),
        "comment": ("Feedback to Learner",),
        "format": ("Feedback Format",),
    },
    needs=frozenset({"login", "last"}),
    key=("login",),
    grade=r"(?P<title>.+?)(?: \[Total Pts:.*\])? ?\|(?P<id>[0-9]+)",
    keep=frozenset({"last", "first", "login", "number", "comment", "format"}),
)

PLATFORM = Platform(
    name="blackboard",
    title="Blackboard",
    claims=claims,
    read=read,
    forms=(GRADEBOOK,),
    grades=GradeFile(
        name="blackboard-grades.csv",
        about=(("Last Name", "last"), ("First Name", "first")),
        identity=(("Username", "login"),),
        grade="",
        whole=r".*\|[0-9]+",
        comment=(("Feedback to Learner", "{comment}"), ("Feedback Format", "HTML")),
        quoted=True,
    ),
    note="Blackboard takes no feedback files in bulk: the comment goes with the grades.",
)
