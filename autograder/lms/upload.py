"""What goes back: a grade file that the platform imports, and feedback in one zip.

An upload holds only people to be changed, and of them only the grade and the comment.
"""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from autograder.lms.errors import RosterError
from autograder.lms.form import Form, GradeFile, Platform
from autograder.lms.match import Index
from autograder.lms.model import HandIn, Person, Score, Upload
from autograder.lms.platforms import named
from autograder.lms.roster import Roster, plain, read_roster
from autograder.lms.table import Row, harmless, is_formula, number, written

EPOCH = (2020, 1, 1, 0, 0, 0)
"""The date of every member, so that the same feedback is the same zip."""


def export(
    platform: str, scores: Mapping[Person, Score], title: str, worksheet: Path | None = None
) -> Upload:
    """Return the grade file for a platform, filled into its own table where one is given.

    `title` is the grade column's name, or its number on the platform; a grading worksheet of Moodle
    needs none. RosterError if the table is not the platform's or has no such column.
    """
    owner = named(platform)
    if worksheet is None:
        return _new(owner.grades, scores, title)
    return _filled(read_roster(worksheet, platform), scores, title)


def _filled(roster: Roster, scores: Mapping[Person, Score], title: str) -> Upload:
    table = roster.table
    fields = roster.form.fields(table.header.cells)
    column = _grade_column(roster, fields, title)
    comma = _writes_commas(roster, column, fields.get("possible"))
    index = Index(roster.people)
    changed: dict[str, Row] = {}
    missing: list[tuple[Person, str]] = []
    for person, score in scores.items():
        found = index.find(person)
        if len(found.people) != 1 or found.people[0].id in changed:
            again = "found twice" if len(found.people) == 1 else ""
            missing.append((person, again or found.note or f"not in {roster.name}"))
            continue
        (own,) = found.people
        if own.id in roster.locked:
            missing.append((person, f"the grade is locked in {roster.name}"))
            continue
        values = {column: number(score.points, comma)}
        if score.comment and "comment" in fields:
            values[fields["comment"]] = harmless(score.comment)
            values |= {fields["format"]: "HTML"} if "format" in fields else {}
        changed[own.id] = table.with_cells(roster.rows[own.id], values)
    rows = [changed[person.id] for person in roster.people if person.id in changed]
    files = {roster.name: table.data(rows, _kept(roster.form, fields, column, table.header))}
    return Upload(files, tuple(missing), roster.problems)


def _grade_column(roster: Roster, fields: Mapping[str, int], title: str) -> int:
    """Return the column of the grade: the form's own, or the one of that title or number."""
    if "grade" in fields:
        return fields["grade"]
    where = f"{roster.name}:{roster.table.header.line}"
    headers = roster.table.header.cells
    if not roster.form.grade:
        raise RosterError(where, f"a {roster.form.title} takes no grades", "Leave it out.")
    graded = {n: found for n, h in enumerate(headers) if (found := _graded(roster.form, h))}
    hits = [n for n, found in graded.items() if title in (headers[n], *found.groupdict().values())]
    if len(hits) != 1:
        there = ", ".join(f"“{headers[n]}”" for n in graded) or "no grade column at all"
        wrong = f"{len(hits)} columns of the title “{title}”; there are {there}"[:400]
        raise RosterError(where, wrong, "Name the column as it stands there.")
    for row in roster.table.rows:
        if hits[0] < len(row.raw) and "(read only)" in row.raw[hits[0]]:
            raise RosterError(where, f"“{title}” is read only", "Name another column.")
    return hits[0]


def _graded(form: Form, header: str) -> re.Match[str] | None:
    return re.fullmatch(form.grade, header.strip())


def _kept(form: Form, fields: Mapping[str, int], column: int, header: Row) -> list[int] | None:
    """Return the columns that go back, in their order; None for all."""
    if not form.keep:
        return None
    return sorted({column, *(n for name, n in fields.items() if name in form.keep)})


def _writes_commas(roster: Roster, *columns: int | None) -> bool:
    """Say whether the platform's locale has a decimal comma: its own numbers show it."""
    cells = (
        plain(row.cells[column])
        for row in roster.table.rows
        for column in columns
        if column is not None and column < len(row.raw)
    )
    return any(re.fullmatch(r"\d+,\d+", cell) for cell in cells)


def _new(form: GradeFile, scores: Mapping[Person, Score], title: str) -> Upload:
    is_whole = form.whole and re.fullmatch(form.whole, title)
    grade = title if is_whole else form.grade.format(title=title)
    if not grade:
        wrong = "not the whole header of a column that exists"
        raise RosterError(title, wrong, "Give the downloaded grade file, or that header.")
    identity = _identity(form, scores)
    commented = form.comment if any(score.comment for score in scores.values()) else ()
    plans = [*form.about, *identity, *form.after]
    headers = [header for header, _ in plans]
    headers += [grade, *(h.format(title=title) for h, _ in commented), *(h for h, _ in form.end)]
    rows: list[list[str]] = [headers]
    missing: list[tuple[Person, str]] = []
    for person, score in scores.items():
        ids = [_field(person, kind) for _, kind in identity]
        if not any(ids) or any(map(is_formula, ids)):
            wanted = " or ".join(header for header, _ in identity)
            missing.append((person, f"no {wanted} is known, or it is a formula"))
            continue
        about = [harmless(_field(person, kind)) for _, kind in form.about]
        after = [harmless(_field(person, kind)) for _, kind in form.after]
        comment = [value.format(comment=harmless(score.comment)) for _, value in commented]
        marked = [form.prefix + id if id else "" for id in ids]
        points = number(score.points)
        rows.append([*about, *marked, *after, points, *comment, *(v for _, v in form.end)])
    lines = (",".join(written(cell, always=form.quoted) for cell in row) for row in rows)
    text = "".join(f"{line}\r\n" for line in lines)
    notes = (form.note,) if form.note else ()
    return Upload({form.name: text.encode("utf-8", "replace")}, tuple(missing), notes)


def _identity(form: GradeFile, people: Iterable[Person]) -> tuple[tuple[str, str], ...]:
    """Return the columns that identify; where one must do, the one that most people have."""
    if not form.one_identity:
        return form.identity
    count = {kind: sum(1 for p in people if p.get(kind)) for _, kind in form.identity}
    return (max(form.identity, key=lambda pair: count[pair[1]]),)


def _field(person: Person, kind: str) -> str:
    """Return what a column of a new file says of a person."""
    last, _, first = person.sortable.rpartition(", ")
    about = {
        "id": person.id,
        "name": person.name,
        "sortable": person.sortable or person.name,
        "last": last or person.name,
        "first": first if last else "",
        "section": person.section,
    }
    return about[kind] if kind in about else person.get(kind)


def feedback(
    platform: str,
    pages: Mapping[Person, bytes],
    hand_ins: Mapping[Person, HandIn],
    ending: str = ".html",
) -> Upload:
    """Return the zip of feedback under the names by which the platform tells whose it is.

    Where a platform takes none in bulk, the names are people's ids, to be sent by hand. What a
    group shares is in it once.
    """
    owner = named(platform)
    data = io.BytesIO()
    missing: list[tuple[Person, str]] = []
    taken: set[str] = set()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for person, page in pages.items():
            name = _reply_name(owner, person, hand_ins.get(person), taken)
            if not name:
                missing.append((person, f"{owner.title} takes no file for what was handed in"))
            elif name not in taken:
                taken.add(name)
                archive.writestr(_member(name + ending), page)
    notes = [note for note in (owner.note,) if note]
    if not owner.bulk and not owner.note:
        notes.append(f"{owner.title} takes no feedback files in bulk: send them by hand.")
    return Upload({f"{platform}-feedback.zip": data.getvalue()}, tuple(missing), tuple(notes))


def _reply_name(owner: Platform, person: Person, hand_in: HandIn | None, taken: set[str]) -> str:
    if owner.bulk:
        return owner.reply(person, hand_in)
    name = re.sub(r"[^\w@.+-]+", "_", person.id).strip(".")[:80] or "_"
    if name != person.id or name in taken:
        name += "-" + hashlib.sha256(person.id.encode("utf-8", "replace")).hexdigest()[:8]
    return name


def _member(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name.encode("utf-8", "replace").decode(), EPOCH)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    return info
