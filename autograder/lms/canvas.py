"""Canvas: "Download Submissions", gradebook CSV, "Re-Upload Submissions".

Names as https://github.com/instructure/canvas-lms makes them (lib/content_zipper.rb) and reads them
back (app/models/abstract_assignment.rb); the CSV as lib/gradebook_importer.rb reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from autograder.lms.files import Tree
from autograder.lms.form import Form, GradeFile, Platform, of_hand_in
from autograder.lms.model import Download, Kind, Person, Piece, gather

NAME = re.compile(
    r"(?:(?P<name>[^/]*?)_)??(?P<late>LATE_)?(?:anon_(?P<anon>[A-Za-z0-9]+)|(?P<user>[0-9]+))_"
    r"(?:(?P<attachment>[0-9]+)_(?P<file>[^/]+)|(?P<kind>text|link)\.html)"
)
"""The first part of digits is the user, the next one the attachment; a name may end in digits."""


def claims(tree: Tree) -> bool:
    """Say whether most names are ``<name>[_LATE]_<user id>_<attachment id>_<file>``."""
    work = tree.work()
    return 2 * sum(1 for file in work if NAME.fullmatch(file.name)) > len(work)


def read(tree: Tree) -> Download:
    """Read the members by their names; only latest attempts are in such a zip."""
    return gather("canvas", _pieces(tree))


def _pieces(tree: Tree) -> Iterator[Piece]:
    for file in tree.work():
        found = NAME.fullmatch(file.title)
        if not found:
            yield Piece(file.name, file)
            continue
        user, name = found["user"], found["name"] or ""
        if found["anon"] and found["anon"].isdigit():  # somebody whose name is Anon
            user, name = found["anon"], "anon"
        upload = found["attachment"] is not None
        title = found["file"] if upload else f"{found['kind']}.html"
        person = (
            Person.of(user, name, canvas=user)
            if user
            else Person.of(f"anon_{found['anon']}", anonymous=found["anon"])
        )
        yield Piece(
            label=person.id,
            file=file.called(title),
            people=(person,),
            kind=Kind.FILE if upload else Kind(found["kind"]),
            late=found["late"] is not None,
            reply=_stem(file.title, title) if upload else "",
        )


def _stem(name: str, title: str) -> str:
    """Return the name in the download without the ending of the file."""
    return name.rsplit(".", 1)[0] if "." in title else name


def _is_nobody(row: Mapping[str, str]) -> bool:
    """Say whether a row is Points Possible, Muted, Manual Posting or the test student."""
    who = row.get("sortable", "").strip()
    if who in ("Student, Test", "Points Possible"):
        return True
    return not who and not any(row.get(kind) for kind in ("canvas", "number", "login"))


GRADEBOOK = Form(
    title="Canvas gradebook",
    columns={
        "sortable": ("Student",),
        "last": ("LastName",),
        "first": ("FirstName",),
        "canvas": ("ID",),
        "number": ("SIS User ID",),
        "login": ("SIS Login ID",),
        "integration": ("Integration ID",),
        "root": ("Root Account",),
        "section": ("Section",),
    },
    needs=frozenset({"canvas", "section"}),
    key=("canvas", "number", "login"),
    skip=_is_nobody,
    grade=r"(?P<title>.+) \((?P<id>[0-9]+)\)",
    keep=frozenset(
        {"sortable", "last", "first", "canvas", "number", "login", "integration", "root", "section"}
    ),
)

GROUPS = Form(
    title="Canvas group list",
    columns={
        "name": ("name",),
        "canvas": ("canvas_user_id",),
        "number": ("user_id",),
        "login": ("login_id",),
        "section": ("sections",),
        "group": ("group_name",),
    },
    needs=frozenset({"canvas", "group"}),
    key=("canvas", "number", "login"),
)

PLATFORM = Platform(
    name="canvas",
    title="Canvas",
    claims=claims,
    read=read,
    forms=(GRADEBOOK, GROUPS),
    grades=GradeFile(
        name="canvas-grades.csv",
        about=(("Student", "sortable"),),
        identity=(("ID", "canvas"), ("SIS User ID", "number"), ("SIS Login ID", "login")),
        after=(("Section", "section"),),
        note="A grade column without its number, as in “Lab (7654)”, is a new assignment to Canvas"
        " unless the title is the same.",
    ),
    reply=of_hand_in,
    bulk=True,
    note="Canvas shows feedback under the name and the type of the file that was handed in, and"
    " adds it again with each upload.",
)
