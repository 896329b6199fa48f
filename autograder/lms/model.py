"""The nouns of a class on a learning platform: people, what they handed in, what goes back."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from autograder.lms.files import File


class Kind(StrEnum):
    """What a hand-in is."""

    FILE = "file"
    TEXT = "text"
    LINK = "link"


@dataclass(frozen=True)
class Person:
    """Somebody on a platform, or a group that the download does not resolve.

    `ids` are pairs of a kind and a value: ``canvas`` (Canvas's user id), ``participant`` (of one
    Moodle assignment), ``number`` (SIS id, ID number, SID, OrgDefinedId …), ``login``, ``email``,
    ``github``, ``repository``. Two people are compared within one kind only.
    """

    id: str
    name: str = ""
    ids: tuple[tuple[str, str], ...] = ()
    sortable: str = ""
    """The name as lists sort it, ``Last, First``; empty where unknown."""
    section: str = ""
    group: str = ""

    @classmethod
    def of(cls, id: str, name: str = "", **ids: str) -> Person:
        """Return a person with those of `ids` that hold something."""
        return cls(id, name, tuple((kind, value) for kind, value in ids.items() if value))

    def get(self, kind: str) -> str:
        """Return the id of that kind, or nothing."""
        return next((value for own, value in self.ids if own == kind), "")

    @property
    def names(self) -> frozenset[str]:
        """The spellings under which a platform may know the person, reduced by `slug`."""
        both = {self.name, self.sortable, first_last(self.name), first_last(self.sortable)}
        return frozenset(filter(None, map(slug, both)))


@dataclass(frozen=True)
class HandIn:
    """What one person or one group handed in in one attempt."""

    label: str
    """What the download calls it; unique in the download."""
    people: tuple[Person, ...]
    """Whose it is by the platform; empty where the platform does not say."""
    files: tuple[File, ...]
    kinds: tuple[Kind, ...] = ()
    """Of each file."""
    time: datetime | None = None
    late: bool | None = None
    """None where the form does not tell."""
    attempt: int = 1
    reply: str = ""
    """The name, without its ending, under which the platform takes feedback to this hand-in."""
    hint: str = ""
    """A text in which an id may stand where the platform does not say whose it is."""

    @property
    def kind(self) -> Kind:
        """FILE as soon as one file is among what was handed in."""
        return Kind.FILE if Kind.FILE in self.kinds else next(iter(self.kinds), Kind.FILE)


@dataclass(frozen=True)
class Download:
    """One download, read: hand-ins in the order of their names, and what could not be read."""

    platform: str
    hand_ins: tuple[HandIn, ...]
    problems: tuple[str, ...] = ()

    @property
    def people(self) -> tuple[Person, ...]:
        """Everybody whom the download names, once."""
        return tuple(dict.fromkeys(person for one in self.hand_ins for person in one.people))


@dataclass(frozen=True)
class Piece:
    """One file of a download and what its name says; pieces of one label are one hand-in."""

    label: str
    file: File
    people: tuple[Person, ...] = ()
    kind: Kind = Kind.FILE
    time: datetime | None = None
    late: bool | None = None
    attempt: int = 1
    reply: str = ""
    hint: str = ""


@dataclass(frozen=True)
class Score:
    """What goes back to the platform: points, and a comment in HTML where it takes one."""

    points: float
    possible: float
    comment: str = field(default="", repr=False)


@dataclass(frozen=True)
class Upload:
    """Files to upload by name, who is not in them and why, and what staff should know."""

    files: dict[str, bytes] = field(repr=False)
    missing: tuple[tuple[Person, str], ...] = ()
    notes: tuple[str, ...] = ()


def gather(platform: str, pieces: Iterable[Piece], problems: Iterable[str] = ()) -> Download:
    """Return the download that consists of these pieces; attempts are numbered by their time."""
    groups: dict[str, list[Piece]] = {}
    for piece in pieces:
        groups.setdefault(piece.label, []).append(piece)
    hand_ins = [_hand_in(label, group) for label, group in groups.items()]
    return Download(platform, tuple(_numbered(hand_ins)), tuple(problems))


def _hand_in(label: str, pieces: list[Piece]) -> HandIn:
    first = pieces[0]
    replies = [piece for piece in pieces if piece.reply]
    notebooks = [piece for piece in replies if piece.file.title.lower().endswith(".ipynb")]
    return HandIn(
        label=label,
        people=first.people,
        files=tuple(piece.file for piece in pieces),
        kinds=tuple(piece.kind for piece in pieces),
        time=first.time,
        late=first.late,
        attempt=first.attempt,
        reply=next((piece.reply for piece in notebooks + replies), ""),
        hint=first.hint,
    )


def _numbered(hand_ins: list[HandIn]) -> Iterator[HandIn]:
    """Number the attempts of the same people, those of one time as they stand."""
    by_people: dict[tuple[Person, ...], list[HandIn]] = {}
    for one in hand_ins:
        by_people.setdefault(one.people, []).append(one)
    attempt = {
        one.label: number
        for same in by_people.values()
        for number, one in enumerate(sorted(same, key=order), 1)
    }
    for one in hand_ins:
        number = attempt[one.label] if one.people else 1
        yield replace(one, attempt=max(number, one.attempt))


def order(one: HandIn) -> tuple[float, int]:
    """Return what sorts hand-ins of one person: time where it is known, else attempt."""
    return (one.time.timestamp() if one.time else 0.0, one.attempt)


def slug(name: str) -> str:
    """Return a name as all platforms' spellings of it agree: its letters and digits, lower-cased.

    Canvas removes everything else from the name in a download, Moodle and file systems some of it;
    marks and underscores go too, for Python and Ruby disagree on them.
    """
    text = unicodedata.normalize("NFC", name).casefold()
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFC", text))


def first_last(sortable: str) -> str:
    """Turn ``Last, First`` into ``First Last``: ``Smith, Jr., John`` into ``John Smith, Jr.``."""
    last, comma, first = sortable.rpartition(",")
    return f"{first.strip()} {last.strip()}" if comma else sortable
