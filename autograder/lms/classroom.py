"""Google Classroom: the assignment's folder in Drive, as a folder or as the zip Drive makes of it.

No form is documented. The copy made for each student is named ``<student> - <title>``; a file of
a student's own says nothing of its owner and is left to staff.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from autograder.lms.files import Tree
from autograder.lms.form import GradeFile, Platform
from autograder.lms.model import Download, Person, Piece, gather
from autograder.lms.plain import LIST

AGAIN = re.compile(r" \(\d+\)(?=(\.\w+)?$)")
"""What Drive adds to the second file of one name."""


def claims(tree: Tree) -> bool:
    """Say whether most files share one ending `` - <title>``."""
    title = _title(tree)
    return bool(title) and 2 * len(_named(tree, title)) > len(tree.work())


def read(tree: Tree) -> Download:
    """Read the copies made for each student; two of one name are nobody's, and said."""
    title = _title(tree)
    named = _named(tree, title) if title else {}
    twice = {owner for owner, number in Counter(named.values()).items() if number > 1}
    problems = [f"{owner}: several files of this name; say whose each is" for owner in twice]
    return gather("classroom", _pieces(tree, named, twice), sorted(problems))


def _pieces(tree: Tree, named: dict[str, str], twice: set[str]) -> Iterator[Piece]:
    for file in tree.work():
        owner = named.get(file.name, "")
        known = owner and owner not in twice
        people = (Person.of(owner, owner, drive=owner),) if known else ()
        yield Piece(file.name, file, people, hint=owner)


def _named(tree: Tree, title: str) -> dict[str, str]:
    """Return the owners by the names of the files that end with the title."""
    bare = {file.name: _stem(file.title) for file in tree.work()}
    return {
        name: stem.removesuffix(title).strip()
        for name, stem in bare.items()
        if stem.endswith(title) and stem != title
    }


def _title(tree: Tree) -> str:
    """Return the longest ending from some `` - `` on that most files share."""
    endings: Counter[str] = Counter()
    for file in tree.work():
        stem = _stem(file.title)
        endings.update(stem[cut.start() :] for cut in re.finditer(" - ", stem))
    common = [end for end, number in endings.items() if 2 * number > max(len(tree.work()), 2)]
    return max(common, key=len, default="")


def _stem(title: str) -> str:
    return AGAIN.sub("", title).rsplit(".", 1)[0]


PLATFORM = Platform(
    name="classroom",
    title="Google Classroom",
    claims=claims,
    read=read,
    forms=(LIST,),
    grades=GradeFile(
        name="classroom-scores.csv",
        about=(("Name", "name"),),
        identity=(("Email", "email"), ("ID", "id")),
        note="Google Classroom takes no grades from a file: read this list.",
    ),
)
