"""The one notebook of an archive that counts, whatever else somebody packed with it."""

from __future__ import annotations

import hashlib
import re

from autograder.errors import IntakeError
from autograder.grading import archives, notebook_file
from autograder.grading.archives import Member
from autograder.grading.files import ASK
from autograder.grading.literal_id import literal_id
from autograder.grading.notebook_file import Notebook
from autograder.grading.owner import key
from autograder.grading.recognise import Wanted

MAX_NOTEBOOKS = 20
"""Notebooks of one archive that are looked into; more are a class."""
MAX_VERSIONS = 3
"""Notebooks that answer something, without an id: one person has no more of them."""

PLATFORM = re.compile(
    r"_assignsubmission_|_attempt_\d{4}-\d\d-|(?:^|/)submission_\d+/|"
    r"(?:^|/)\d+-\d+ - [^/]+/|(?:^|/)[^/]*?_\d{3,}(?=_\d{3,}_)"
)
"""Names that platforms give to the submissions of a class: Moodle, Blackboard, Gradescope, …"""


def read(name: str, members: list[Member], wanted: Wanted) -> tuple[Notebook, tuple[str, ...]]:
    """Return the notebook of an archive that counts, and what was not taken of it."""
    named = [m for m in members if m.file.lower().endswith(".ipynb")]
    candidates = named or [m for m in members if _may_be_one(m.file)]
    people = {_person(m.name) for m in members} - {None}
    if len(candidates) > MAX_NOTEBOOKS or len(people) > 1:
        raise _of_a_class(name, max(len(candidates), len(people)))
    best, seen, ids, errors = _Best(wanted), set[bytes](), set[str](), list[IntakeError]()
    for member in candidates:
        data = member.read()
        digest = hashlib.sha256(data).digest()
        if digest in seen or archives.is_archive(data):
            continue
        try:
            book = notebook_file.read(name, data)
        except IntakeError as error:
            errors.append(error)
            continue
        seen.add(digest)
        ids.add(key(literal_id(book.cells)))
        best.offer(member, book)
    if best.book is None:
        raise errors[0] if named and errors else _without_notebook(name, members)
    if len(ids - {""}) > 1 or ("" in ids and best.answered > MAX_VERSIONS):
        raise _of_a_class(name, len(seen))
    lost = [f"{len(errors)} more in the archive could not be read"] if errors and named else []
    return best.book, (*best.notes(), *lost)


class _Best:
    """Keeps the notebook that answers most of the lab; of equal ones, the latest."""

    def __init__(self, wanted: Wanted) -> None:
        self.wanted = wanted
        self.book: Notebook | None = None
        self.rank: tuple[int, tuple[int, ...], str] = (-1, (), "")
        self.others: list[str] = []
        self.answered = 0

    def offer(self, member: Member, book: Notebook) -> None:
        rank = (self.wanted.score(book.cells), member.changed, member.name)
        self.answered += rank[0] > 0
        less, more = sorted([rank, self.rank])
        if self.book is not None:
            self.others.append(less[2])
        if more == rank:
            self.book = book
        self.rank = more

    def notes(self) -> tuple[str, ...]:
        if not self.others:
            return ()
        name, *others = [notebook_file.clean(n)[:60] for n in (self.rank[2], *self.others[:3])]
        count = f"{len(self.others) + 1} notebooks in the archive"
        return (f"{count}: {name} answers most of this lab and counts, not {', '.join(others)}",)


def _may_be_one(file: str) -> bool:
    """Tell whether a member may hold a notebook under another name."""
    suffix = file.lower().rpartition(".")[2] if "." in file else ""
    return ".ipynb" in file.lower() or suffix in ("", "json", "txt")


def _person(path: str) -> str | None:
    """Return what stands for the person in a platform's name for a file, None in other names."""
    found = PLATFORM.search(path[:500])
    return path[: found.end()] if found else None


def _of_a_class(name: str, count: int) -> IntakeError:
    wrong = f"this archive holds {count} submissions of different people"
    return IntakeError(name, wrong, "Unpack it and give the folder.")


def _without_notebook(name: str, members: list[Member]) -> IntakeError:
    inside = [notebook_file.clean(member.file)[:40] for member in members[:3]]
    if not inside:
        return IntakeError(name, "this archive is empty", ASK)
    more = ", …" if len(members) > 3 else ""
    wrong = f"this archive holds no notebook, only {', '.join(inside)}{more}"
    return IntakeError(name, wrong, ASK)
