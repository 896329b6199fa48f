"""What a platform is to the grader: how its downloads, its tables and its uploads look, as data."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from autograder.lms.files import Tree
from autograder.lms.model import Download, HandIn, Person


def same(value: str) -> str:
    """Leave an id as it is."""
    return value


@dataclass(frozen=True)
class Form:
    """A table that a platform writes and perhaps reads again.

    `columns` gives the headers of each field, in whatever language; a field is a kind of id (see
    `Person`), ``name``, ``sortable``, ``first``, ``last``, ``section``, ``group``, ``late`` (filled
    for whoever was late), ``role``, ``comment`` (feedback), ``possible``, ``locked`` or ``end``.
    """

    title: str
    columns: Mapping[str, tuple[str, ...]]
    needs: frozenset[str]
    """Fields without which a table is not of this form."""
    key: tuple[str, ...]
    """The kinds of id that make `Person.id`, best first."""
    clean: Mapping[str, Callable[[str], str]] = field(default_factory=dict)
    """How the values of a field are to be read."""
    skip: Callable[[Mapping[str, str]], bool] = lambda row: False
    """Says which rows are nobody: points possible, test students, staff."""
    grade: str = ""
    """A pattern of the headers of grades, with a group ``title`` and perhaps ``id``; empty if the
    platform takes no such table back."""
    keep: frozenset[str] = frozenset()
    """The fields that go back with the grade; empty: the whole row. The old values of other columns
    would overwrite what was entered since."""

    def fields(self, headers: list[str]) -> dict[str, int]:
        """Return in which column each known field stands."""
        places = {header.strip().casefold(): n for n, header in reversed([*enumerate(headers)])}
        return {
            name: places[spelling.casefold()]
            for name, spellings in self.columns.items()
            for spelling in spellings[::-1]
            if spelling.casefold() in places
        }


@dataclass(frozen=True)
class GradeFile:
    """The upload that is written where no table of the platform is at hand."""

    name: str
    identity: tuple[tuple[str, str], ...]
    """Header and field of the columns that say who it is, of which one must be filled."""
    about: tuple[tuple[str, str], ...] = ()
    """Header and field of the other columns on people; they stand before the identity."""
    after: tuple[tuple[str, str], ...] = ()
    """The same, behind the identity; a column that must stand there even if it is empty."""
    grade: str = "{title}"
    """The header of the grade; empty if it cannot be made of a title."""
    whole: str = ""
    """A pattern of titles that are that header already."""
    comment: tuple[tuple[str, str], ...] = ()
    """Header and value of the columns on feedback; ``{comment}`` stands for it."""
    end: tuple[tuple[str, str], ...] = ()
    one_identity: bool = False
    """Only the identity that most people have is written: an empty one ends the import."""
    prefix: str = ""
    """What stands before each id."""
    quoted: bool = False
    note: str = ""


def no_reply(person: Person, hand_in: HandIn | None) -> str:
    """Return no name: the platform takes no feedback files in bulk."""
    return ""


@dataclass(frozen=True)
class Platform:
    """One platform: each of the modules beside this one is one of these."""

    name: str
    title: str
    claims: Callable[[Tree], bool]
    """Says from names alone whether a tree is a download of this platform."""
    read: Callable[[Tree], Download]
    forms: tuple[Form, ...]
    grades: GradeFile
    reply: Callable[[Person, HandIn | None], str] = no_reply
    """Returns the name, without its ending, under which feedback goes back; empty for none."""
    bulk: bool = False
    """Whether the platform takes feedback for a class in one zip."""
    note: str = ""
    """What staff should know before they upload feedback."""


def share(tree: Tree, pattern: re.Pattern[str]) -> float:
    """Return for how much of a tree the pattern fits the beginning of the path."""
    work = tree.work()
    return sum(1 for file in work if pattern.match(file.name)) / max(len(work), 1)


def of_hand_in(person: Person, hand_in: HandIn | None) -> str:
    """Return the name that the download prescribes for feedback."""
    return hand_in.reply if hand_in else ""
