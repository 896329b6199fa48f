"""Who handed in what: paths and a roster in, files with their owners and the class out.

A download's own names say whose each file is. Loose files keep the rule that the roster, the
notebook or the file's name says it; a list of people matches them by an id in their names.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path

from autograder import lms
from autograder.errors import IntakeError
from autograder.gradebook.classes import HANDED_IN, NOTHING, UNMATCHED, Member
from autograder.grading import files, intake
from autograder.grading.files import Handed
from autograder.grading.owner import Whose, as_said, key
from autograder.lms.errors import DownloadError

PLAIN = "plain"
OPAQUE = ("canvas", "participant", "folder", "anonymous")
"""Kinds of id that nobody writes into a notebook."""


@dataclass(frozen=True)
class Origin:
    """Where a file came from, as the platform tells it."""

    source: str | None = None
    handed_in: datetime | None = None
    attempt: int | None = None


@dataclass(frozen=True)
class HandedIn:
    """A class as it was handed in."""

    platform: str
    said: str
    """What was recognised, in one line."""
    handed: Sequence[Handed]
    owners: Mapping[str, str]
    """File -> student, where the notebook is not asked."""
    members: tuple[Member, ...] = ()
    origins: Mapping[str, Origin] = field(default_factory=dict)
    problems: tuple[str, ...] = ()
    whose: Whose = as_said
    told: bool = False


def read(
    paths: Sequence[Path],
    platform: str | None = None,
    roster: Path | None = None,
    assigned: Mapping[str, str] | None = None,
) -> HandedIn:
    """Return what was handed in; IntakeError, DownloadError or RosterError where staff must act."""
    words = assigned or {}
    download = _download(paths, platform)
    if download is not None:
        listed = lms.read_roster(roster) if roster else None
        return _of_platform(download, listed, words)
    handed = intake.collect(paths)
    if roster is None or _names_files(roster):
        return _of_files(handed, intake.read_roster(roster) if roster else {}, words)
    return _of_list(handed, lms.read_roster(roster), words)


def _download(paths: Sequence[Path], platform: str | None) -> lms.Download | None:
    """Return the platform's download that the paths are, None where they are loose files."""
    if platform == PLAIN:
        return None
    found: list[lms.Download] = []
    for path in paths:
        try:
            found.append(lms.read_one(path, platform))
        except DownloadError:
            if platform:
                raise
            return None  # A missing or an empty folder, a student's broken zip: `collect` tells.
    if all(download.platform == PLAIN for download in found):
        return None
    return lms.as_one(found)


def _names_files(roster: Path) -> bool:
    """Say whether a roster is the plain ``submission,student`` list of files."""
    try:
        with roster.open(encoding="utf-8-sig", newline="") as file:
            header = next(csv.reader(file), [])
    except (OSError, UnicodeDecodeError, csv.Error):
        return False  # Its reader says what is wrong.
    return {"submission", "student"} <= set(header)


def _of_files(
    handed: list[Handed], roster: Mapping[str, str], words: Mapping[str, str]
) -> HandedIn:
    """Return loose files, whose owners the roster names; of others, the notebook tells."""
    owners = {**roster, **words}
    members: tuple[Member, ...] = ()
    if roster:
        named: dict[str, list[str]] = {student: [] for student in roster.values()}
        for file in handed:
            if file.name in owners:
                named.setdefault(owners[file.name], []).append(file.name)
        members = tuple(
            Member(student, HANDED_IN if mine else NOTHING, files=tuple(mine))
            for student, mine in named.items()
        )
    return HandedIn(PLAIN, _loose(handed), handed, owners, members)


def _of_list(handed: list[Handed], roster: lms.Roster, words: Mapping[str, str]) -> HandedIn:
    """Return loose files that a list of people claims by the ids in their names."""
    hand_ins = tuple(
        lms.HandIn(
            label=file.name,
            people=(),
            files=(lms.File(file.name, file.path),),
            kinds=(lms.Kind.FILE,),
            hint=files.title(file.name),
        )
        for file in handed
    )
    rows = {one.files[0]: one.label for one in hand_ins}
    class_ = _Class(lms.Download(PLAIN, hand_ins), roster, words, rows)
    said = f"{_loose(handed)}, {len(roster.people)} people in {roster.name}"
    return HandedIn(
        platform=PLAIN,
        said=said,
        handed=handed,
        owners=class_.owners,
        members=class_.members,
        problems=roster.problems,
        whose=class_.whose,
    )


def _loose(handed: Sequence[Handed]) -> str:
    return f"loose files: {len(handed)}"


def _of_platform(
    download: lms.Download, roster: lms.Roster | None, words: Mapping[str, str]
) -> HandedIn:
    rows = _row_names(download)
    class_ = _Class(download, roster, words, rows)
    origins = {
        rows[file]: Origin(file.name, one.time, one.attempt)
        for one in download.hand_ins
        for file in one.files
    }
    unique = {row: file for file, row in reversed(rows.items())}
    said = lms.describe(download)
    return HandedIn(
        platform=download.platform,
        said=f"{said}, {len(roster.people)} people in {roster.name}" if roster else said,
        handed=[
            Handed(row, unique[row].source, partial(_content, unique[row]))
            for row in sorted(unique)
        ],
        owners=class_.owners,
        members=class_.members,
        origins=origins,
        problems=(*download.problems, *(roster.problems if roster else ())),
        whose=class_.whose,
        told=True,
    )


def _content(file: lms.File) -> bytes:
    """Return the bytes of a member; what is said of one that cannot be read is fit for a row."""
    try:
        return file.read()
    except IntakeError as error:
        raise IntakeError(error.where, f"this is {error.wrong}", error.remedy) from None


def _row_names(download: lms.Download) -> dict[lms.File, str]:
    """Return the name of each file's row; the same file in two downloads has one."""
    rows: dict[lms.File, str] = {}
    taken: dict[str, lms.File] = {}
    for one in download.hand_ins:
        for file in one.files:
            plain = name = file.name.replace("/", "__")
            number = 1
            while name in taken and not _same(taken[name], file):
                number += 1
                name = f"{number}__{plain}"
            taken.setdefault(name, file)
            rows[file] = name
    return rows


def _same(one: lms.File, other: lms.File) -> bool:
    try:
        return hashlib.sha256(one.read()).digest() == hashlib.sha256(other.read()).digest()
    except IntakeError:
        return False


class _Class:
    """Matches a download with a roster, in the words of the gradebook."""

    def __init__(
        self,
        download: lms.Download,
        roster: lms.Roster | None,
        words: Mapping[str, str],
        rows: Mapping[lms.File, str],
    ) -> None:
        self._rows, self._platform = rows, download.platform
        labels = {rows[file]: one.label for one in download.hand_ins for file in one.files}
        by_label = {labels.get(file, file): student for file, student in words.items()}
        entries = lms.match(download, roster, by_label)
        self._listed = {person.id for person in roster.people} if roster else set[str]()
        self.members = tuple(self._member(entry) for entry in entries)
        self.owners: dict[str, str] = {}
        for member in self.members:
            for name in (*member.files, *member.superseded):
                self.owners.setdefault(name, member.student)
        self._known = roster is not None
        self._ids = dict(self._aliases())

    def whose(self, text: str) -> str | None:
        """Return the student who has an id; without a roster, None for what no id here is."""
        return self._ids.get(key(text), text if self._known else None)

    def _member(self, entry: lms.Entry) -> Member:
        hand_in, person = entry.hand_in, entry.person
        names = self._names(hand_in) if hand_in else ()
        earlier = (name for one in entry.superseded for name in self._names(one))
        late = entry.late
        if person is None:
            return Member(names[0], UNMATCHED, late=late, note=entry.note, files=names)
        return Member(
            student=self._student(entry, person),
            standing=str(entry.standing),
            name=person.name,
            ids=person.ids,
            sortable=person.sortable,
            section=person.section,
            group=person.group,
            late=late,
            note=entry.note,
            files=names,
            superseded=tuple(dict.fromkeys(name for name in earlier if name not in names)),
            reply=hand_in.reply if hand_in else "",
        )

    def _names(self, one: lms.HandIn) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._rows[file] for file in one.files))

    def _student(self, entry: lms.Entry, person: lms.Person) -> str:
        """Return the id; a stranger's that reads like another person's is told apart."""
        strange = entry.standing is lms.Standing.STRANGER and person.id in self._listed
        return f"{self._platform}:{person.id}" if strange else person.id

    def _aliases(self) -> Iterator[tuple[str, str]]:
        """Yield what each person may call themselves in a notebook, where it is nobody else's."""
        found: dict[str, set[str]] = {}
        for member in self.members:
            told = [value for kind, value in member.ids if kind not in OPAQUE]
            for value in told or [member.student]:
                found.setdefault(key(value), set()).add(member.student)
        for alias, students in found.items():
            if len(students) == 1:
                yield alias, next(iter(students))
