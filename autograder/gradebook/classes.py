"""Who is in the class: people, where each stands, and which of their files counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from autograder.gradebook.tables import AssignmentRow, IntakeRow, MemberRow, Person, RunRow

NOTHING, UNMATCHED, STRANGER, HANDED_IN = "nothing", "unmatched", "stranger", "handed in"
"""Standings that mean something here; the others are only shown."""
EMPTY = (None, "", ())


@dataclass(frozen=True)
class Intake:
    """What a run was given."""

    paths: tuple[str, ...]
    platform: str
    roster: str | None = None
    no_jail: bool = False
    seed: int = 0
    """Kept with the run."""


@dataclass(frozen=True)
class Member:
    """Where one person of the class stands, or one hand-in that is nobody's."""

    student: str
    """The id in the gradebook; of nobody's hand-in, its file."""
    standing: str
    name: str = ""
    ids: tuple[tuple[str, str], ...] = ()
    """Pairs of a kind of id on the platform and the id."""
    sortable: str = ""
    section: str = ""
    group: str = ""
    late: bool | None = None
    note: str = ""
    files: tuple[str, ...] = ()
    """Submissions of the last attempt."""
    superseded: tuple[str, ...] = ()
    """Submissions of earlier ones."""
    reply: str = ""
    """The name under which the platform takes feedback."""


@dataclass(frozen=True)
class Roll:
    """The class as it stands now."""

    members: tuple[Member, ...]
    counting: Mapping[str, str]
    """Student -> the submission whose result is theirs."""
    notes: Mapping[str, str]
    """Submission -> what staff should know of its place: superseded, beside another one, …"""


def keep(session: Session, run: int, intake: Intake, members: Iterable[Member]) -> None:
    """Insert what a run was given and who is in the class by that."""
    session.add(
        IntakeRow(
            run_id=run,
            paths=list(intake.paths),
            platform=intake.platform,
            roster=intake.roster,
            no_jail=intake.no_jail,
        )
    )
    known = {row.student: row for row in session.execute(select(Person)).scalars()}
    rows = []
    for position, member in enumerate(members):
        about = {key: value for key, value in asdict(member).items() if value not in EMPTY}
        row = {"run_id": run, "position": position, "student": member.student, "about": about}
        rows.append(row)
        if member.standing == UNMATCHED:
            continue
        if member.student not in known:
            known[member.student] = Person(student=member.student, name=None)
            session.add(known[member.student])
        known[member.student].name = member.name or known[member.student].name
    if rows:
        session.execute(insert(MemberRow), rows)


def intakes(session: Session, slug: str) -> dict[int, Intake]:
    """Return the latest run of each set of paths and what it was given, oldest first."""
    found = session.execute(
        select(IntakeRow, RunRow.seed)
        .join(RunRow, IntakeRow.run_id == RunRow.id)
        .where(RunRow.slug == slug)
        .order_by(IntakeRow.run_id)
    )
    latest: dict[tuple[str, ...], tuple[int, Intake]] = {}
    for row, seed in found:
        paths = tuple(sorted(row.paths))
        latest.pop(paths, None)
        given = Intake(tuple(row.paths), row.platform, row.roster, row.no_jail, seed)
        latest[paths] = (row.run_id, given)
    return dict(latest.values())


def assign(session: Session, slug: str, file: str, student: str, who: str, at: Any) -> None:
    """Insert staff's word on whose a file is."""
    session.add(AssignmentRow(slug=slug, file=file, student=student, who=who, at=at))


def assignments(session: Session, slug: str) -> dict[str, str]:
    """Return whose each file is by staff's word."""
    found = select(AssignmentRow).where(AssignmentRow.slug == slug).order_by(AssignmentRow.id)
    return {row.file: row.student for row in session.execute(found).scalars()}


def members(session: Session, slug: str) -> list[Member]:
    """Return the class by the latest run of each set of paths, everybody once.

    Of two places of one person that with a hand-in counts, else the later one.
    """
    kept: dict[str, Member] = {}
    for run in intakes(session, slug):
        rows = select(MemberRow).where(MemberRow.run_id == run).order_by(MemberRow.position)
        for row in session.execute(rows).scalars():
            one, before = _member(row), kept.get(row.student)
            if before is None or not before.files:
                kept[row.student] = one
            elif one.files:
                earlier = (*before.superseded, *before.files, *one.superseded)
                gone = tuple(dict.fromkeys(name for name in earlier if name not in one.files))
                kept[row.student] = replace(one, superseded=gone)
    owned = {name for one in kept.values() if one.standing != UNMATCHED for name in one.files}
    return [
        one for one in kept.values() if one.standing != UNMATCHED or not owned.issuperset(one.files)
    ]


def _member(row: MemberRow) -> Member:
    about: dict[str, Any] = {
        key: tuple(v) if isinstance(v, list) else v for key, v in row.about.items()
    }
    about["ids"] = tuple((kind, value) for kind, value in about.get("ids", ()))
    return Member(**about)


def roll(listed: Iterable[Member], answered: Mapping[str, int], owners: Mapping[str, str]) -> Roll:
    """Return the class; who is on no list and has results is in it, too.

    `answered` tells how many questions each submission answers, `owners` whose each is.
    """
    members = list(listed)
    placed = {name for one in members for name in (*one.files, *one.superseded)}
    known = {one.student for one in members}
    others: defaultdict[str, list[str]] = defaultdict(list)
    for name in answered:
        if name not in placed:
            others[owners[name]].append(name)
    for student, names in others.items():
        if student not in known:
            members.append(Member(student, HANDED_IN, files=tuple(names)))
    counting = {
        one.student: max(_ranked(one.files, answered))[2] for one in _with(members, answered)
    }
    return Roll(tuple(members), counting, dict(_notes(members, counting)))


def _with(members: Iterable[Member], answered: Mapping[str, int]) -> Iterator[Member]:
    return (one for one in members if any(name in answered for name in one.files))


def _ranked(files: Iterable[str], answered: Mapping[str, int]) -> Iterator[tuple[int, int, str]]:
    """Yield what puts files of one attempt in order: most answers, then the last of them."""
    for place, name in enumerate(files):
        if name in answered:
            yield answered[name], place, name


def _notes(members: Iterable[Member], counting: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for one in members:
        counts = counting.get(one.student, "")
        if one.standing == UNMATCHED:
            yield from (
                (name, "nobody knows whose it is: `lab assign` says it") for name in one.files
            )
        elif one.ids or one.superseded:  # of a list: loose files of one person stay as they are
            for name in one.superseded:
                yield name, f"superseded: {counts or 'a later attempt'} counts"
            for name in one.files:
                if name != counts:
                    yield name, f"handed in together with {counts}, which counts"
