"""Who handed in what: the download against the roster. Everybody has an entry; nobody is guessed.

Two people are the same if one kind of id says so, or, only where no kind of id can be compared,
if their names are equal and nobody else has that name. The rest is listed for staff.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from autograder.lms.model import Download, HandIn, Kind, Person, order, slug
from autograder.lms.roster import Roster

MOST_WORDS = 40
"""Names of more words are cut before an id is looked for in them."""


class Standing(StrEnum):
    """Where somebody stands."""

    HANDED_IN = "handed in"
    TEXT = "text entry"
    LINK = "link"
    NOTHING = "nothing"
    STRANGER = "stranger"
    """Handed in, but is not on the roster."""
    UNMATCHED = "unmatched"
    """A hand-in whose owner nobody knows."""


@dataclass(frozen=True)
class Entry:
    """One person of the class, or one hand-in without a person."""

    person: Person | None
    standing: Standing
    hand_in: HandIn | None = None
    """The one that counts: the last."""
    superseded: tuple[HandIn, ...] = ()
    late: bool | None = None
    note: str = ""
    """How the person was found, or why not, where it is not by the platform's own id."""


@dataclass(frozen=True)
class Found:
    """Whose something is: one person, a whole group, or nobody and why."""

    people: tuple[Person, ...] = ()
    note: str = ""
    known: bool = True
    """Whether the platform says who it is, so that nobody found means a stranger."""


class Index:
    """Looks people up by ids and names."""

    def __init__(self, people: Iterable[Person]) -> None:
        self.people = tuple(people)
        self.by_id: dict[tuple[str, str], list[Person]] = defaultdict(list)
        self.by_number: dict[tuple[str, str], list[Person]] = defaultdict(list)
        """The same, without leading zeros."""
        self.by_name: dict[str, list[Person]] = defaultdict(list)
        self.by_group: dict[str, list[Person]] = defaultdict(list)
        self.by_text: dict[str, list[tuple[Person, str]]] = defaultdict(list)
        """By any id that may stand in a name: not by numbers that only a platform knows."""
        for person in self.people:
            for kind, value in person.ids:
                if kind not in ("canvas", "participant"):
                    self.by_text[_normal(value)].append((person, kind))
                self.by_id[kind, _normal(value)].append(person)
                self.by_number[kind, _unpadded(value)].append(person)
            for name in person.names:
                self.by_name[name].append(person)
            if person.group:
                self.by_group[slug(person.group)].append(person)
        self.kinds = {kind for kind, _ in self.by_id}

    def find(self, who: Person, hint: str = "") -> Found:
        """Return the person, or the members of the group, that `who` of another table is."""
        if not self.people:
            return Found()
        hit, compared = self._by_id(who)
        group = self.by_group.get(slug(who.name)) if who.name else None
        if group and not (hit and who.names & hit.names):
            return Found(tuple(group), f"by the group’s name, {who.name}")
        if hit and who.get("participant") and not _agree(hit, who):
            return Found((), f"{who.name} has the number of {hit.name}: a group?", known=False)
        if hit:
            odd = who.names and hit.names and not who.names & hit.names
            return Found((hit,), f"the download says {who.name}: a group, renamed?" if odd else "")
        hinted = self.hinted(hint)
        if hinted.people:
            return hinted
        same_name = {p.id: p for name in who.names for p in self.by_name.get(name, ())}
        if compared:
            others = ", ".join(same_name)
            return Found((), f"has the name, not the id, of {others}" if others else "")
        if len(same_name) == 1:
            return Found(tuple(same_name.values()), "by name")
        if same_name:
            return Found((), f"the name fits {', '.join(same_name)}", known=False)
        if not who.names:
            return Found((), "anonymous: the download does not tell", known=False)
        return Found()

    def _by_id(self, who: Person) -> tuple[Person | None, bool]:
        """Return the one person with an id of `who`, and whether any kind could be compared."""
        compared = False
        for kind, value in who.ids:
            compared = compared or kind in self.kinds
            exact = self.by_id.get((kind, _normal(value)))
            near = exact or self.by_number.get((kind, _unpadded(value)), [])
            hits = {person.id: person for person in near}
            if len(hits) == 1:
                return next(iter(hits.values())), True
        return None, compared

    def hinted(self, hint: str) -> Found:
        """Return the one person an id of whom stands in a text, between other signs."""
        if not hint:
            return Found(known=False)
        hits = {
            person.id: person
            for part, ends_repository in _parts(_normal(hint))
            for person, kind in self.by_text.get(part, ())
            if part == _normal(hint) or _is_telling(part) or (ends_repository and kind == "github")
        }
        if len(hits) == 1:
            return Found(tuple(hits.values()), "by the id in the name")
        wrong = f"the name holds the ids of {', '.join(hits)}" if hits else ""
        return Found((), wrong, known=False)

    def identified(self, id: str) -> Person | None:
        """Return the one person who has an id, of whatever kind."""
        own = {person.id: person for person in self.people if _normal(person.id) == _normal(id)}
        hits = own or {person.id: person for person, _ in self.by_text.get(_normal(id), ())}
        return next(iter(hits.values())) if len(hits) == 1 else None


def match(
    download: Download, roster: Roster | None = None, assigned: Mapping[str, str] | None = None
) -> tuple[Entry, ...]:
    """Return an entry for everybody on the roster, every stranger and every unmatched hand-in.

    `assigned` says whose a hand-in is, by its label or the name of a file in it (``/`` as ``__``):
    staff's word is above all. Without a roster, whom the download names is who there is.
    """
    index = Index(roster.people if roster else ())
    words = {**(roster.assigned if roster else {}), **(assigned or {})}
    theirs: dict[str, list[tuple[HandIn, Person, str]]] = defaultdict(list)
    strangers: dict[str, list[tuple[HandIn, Person, str]]] = defaultdict(list)
    unmatched: list[tuple[HandIn, str]] = []
    for one in download.hand_ins:
        lost: list[str] = []
        owned = False
        for who, found in _owners(one, index, words):
            for person in found.people:
                theirs[person.id].append((one, _merged(person, who), found.note))
            if not found.people and found.known and who:
                strangers[who.id].append((one, who, found.note))
            owned = owned or bool(found.people) or (found.known and who is not None)
            lost += [] if found.people or found.known else [found.note]
        if not owned:
            unmatched.append((one, "; ".join(filter(None, lost))))
    _part_namesakes(theirs, unmatched)
    late = roster.late if roster else frozenset()
    standing = Standing.STRANGER if roster else None
    return (
        *(_entry(person, theirs.get(person.id, []), late, None) for person in index.people),
        *(_entry(given[-1][1], given, late, standing) for given in strangers.values()),
        *(Entry(None, Standing.UNMATCHED, one, (), one.late, why) for one, why in unmatched),
    )


def _owners(
    one: HandIn, index: Index, words: Mapping[str, str]
) -> list[tuple[Person | None, Found]]:
    """Return whose a hand-in is: by staff's word, by the platform's, or by an id in a name."""
    names = [one.label, *(file.name for file in one.files)]
    word = next((words[n] for name in names for n in (name, _row(name)) if n in words), None)
    if word is not None:
        person = index.identified(word)
        who = person or Person(word, word)
        return [(who, Found((person,) if person else (), "assigned"))]
    if one.people:
        return [(who, index.find(who, one.hint)) for who in one.people]
    return [(None, index.hinted(one.hint))]


def _part_namesakes(
    theirs: dict[str, list[tuple[HandIn, Person, str]]], unmatched: list[tuple[HandIn, str]]
) -> None:
    """Take from one person what two of the platform's people handed in under the same name."""
    for given in theirs.values():
        sources = {one.people for one, _, note in given if note == "by name"}
        others = any(note != "by name" for _, _, note in given)
        if len(sources) > 1 or (sources and others):
            for item in [item for item in given if item[2] == "by name"]:
                given.remove(item)
                unmatched.append((item[0], f"several people are called {item[1].name}"))


def _entry(
    person: Person,
    given: list[tuple[HandIn, Person, str]],
    late: frozenset[str],
    standing: Standing | None,
) -> Entry:
    """Return where a person stands: the last hand-in counts, the others are superseded."""
    if not given:
        return Entry(person, Standing.NOTHING)
    *earlier, (last, who, note) = sorted(given, key=lambda item: order(item[0]))
    kinds = {Kind.FILE: Standing.HANDED_IN, Kind.TEXT: Standing.TEXT, Kind.LINK: Standing.LINK}
    return Entry(
        person=who,
        standing=standing or kinds[last.kind],
        hand_in=last,
        superseded=tuple(item[0] for item in earlier),
        late=True if person.id in late else last.late,
        note=note,
    )


def _merged(person: Person, who: Person | None) -> Person:
    """Return the roster's person with those ids that only the download knows.

    A group's or its representative's ids are not those of its members.
    """
    if who is None or (who.names and person.names and not who.names & person.names):
        return person
    known = {kind for kind, _ in person.ids}
    return replace(person, ids=(*person.ids, *(pair for pair in who.ids if pair[0] not in known)))


def _agree(hit: Person, who: Person) -> bool:
    """Say whether a Moodle label holds the participant's name; in blind marking there is none."""
    return not (hit.name and who.name) or any(name in slug(who.name) for name in hit.names)


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    """Yield what stands between the signs of a text, and whether it ends it after a hyphen."""
    words = [*re.finditer(r"[^\W_]+", text)][:MOST_WORDS]
    yield text, False
    for n, first in enumerate(words):
        for last in words[n:]:
            part = text[first.start() : last.end()]
            yield part, last.end() == len(text) and text[first.start() - 1] == "-"


def _is_telling(id: str) -> bool:
    """Say whether an id can be told from a word: a longer one with a digit, or an address."""
    return len(id) > 3 and any(c.isdigit() or c == "@" for c in id)


def _row(name: str) -> str:
    return name.replace("/", "__")


def _normal(value: str) -> str:
    return value.strip().casefold()


def _unpadded(value: str) -> str:
    """Return a number without the leading zeros that Excel takes from it."""
    text = _normal(value)
    return text.lstrip("0") or text if text.isdecimal() else text
