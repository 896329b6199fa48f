"""Loose files: a folder or a zip that no platform made; who is who, a list or staff must say."""

from __future__ import annotations

from collections.abc import Iterator

from autograder.lms.files import Tree
from autograder.lms.form import Form, GradeFile, Platform
from autograder.lms.model import Download, Piece, gather


def claims(tree: Tree) -> bool:
    """Say yes: whatever is none of the others is this."""
    return True


def read(tree: Tree) -> Download:
    """Read a hand-in from each folder at the top and from each loose file."""
    return gather("plain", _pieces(tree))


def _pieces(tree: Tree) -> Iterator[Piece]:
    for file in tree.work():
        top, slash, _ = file.name.partition("/")
        label = top if slash else file.name
        yield Piece(label, file, hint=top if slash else file.title.rsplit(".", 1)[0])


LIST = Form(
    title="list of people",
    columns={
        "file": ("submission", "file"),
        "id": ("student", "id"),
        "name": ("name", "full name", "student name"),
        "first": ("first name", "firstname", "given name"),
        "last": ("last name", "lastname", "surname", "family name"),
        "number": (
            *("number", "student number", "student id", "student_id", "sid"),
            *("matriculation number", "id number"),
        ),
        "login": ("login", "username", "user"),
        "email": ("email", "e-mail", "email address", "mail"),
        "group": ("group", "team"),
        "section": ("section",),
    },
    needs=frozenset(),
    key=("id", "number", "login", "email"),
)

PLATFORM = Platform(
    name="plain",
    title="loose files",
    claims=claims,
    read=read,
    forms=(LIST,),
    grades=GradeFile(
        name="scores.csv",
        about=(("name", "name"),),
        identity=(("id", "id"), ("number", "number"), ("login", "login"), ("email", "email")),
    ),
)
