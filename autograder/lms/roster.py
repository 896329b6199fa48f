"""Reads who is in the class: the gradebook, worksheet or list that a platform exports."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from autograder.lms.errors import RosterError
from autograder.lms.form import Form, Platform, same
from autograder.lms.model import Person, first_last
from autograder.lms.platforms import PLATFORMS, named
from autograder.lms.table import Row, Table, read_table

KINDS = ("canvas", "participant", "number", "login", "email", "github", "repository", "id")
NUMBERS = frozenset({"canvas", "participant", "number", "id"})
FLOAT = re.compile(r"\d(?:[.,]\d+)?E\+\d+", re.IGNORECASE)


@dataclass(frozen=True)
class Roster:
    """A table of people that was read, and what it says of them, by `Person.id`."""

    name: str
    platform: str
    form: Form = field(repr=False)
    table: Table = field(repr=False)
    people: tuple[Person, ...]
    rows: Mapping[str, Row] = field(repr=False)
    late: frozenset[str] = frozenset()
    locked: frozenset[str] = frozenset()
    assigned: Mapping[str, str] = field(default_factory=dict)
    """Whose a file is, from a list with a column of files."""
    problems: tuple[str, ...] = ()


def read_roster(path: Path, platform: str | None = None) -> Roster:
    """Read a roster of any platform, or of the given one; RosterError names file and line."""
    table = read_table(path)
    owner, form, columns = _form(table, (named(platform),) if platform else PLATFORMS)
    people: dict[str, Person] = {}
    rows: dict[str, Row] = {}
    told: dict[str, dict[str, str]] = {}
    files: dict[str, str] = {}
    problems: list[str] = []
    for row, values in _rows(table, form, columns, problems):
        person = _person(values, form)
        where = f"{table.name}:{row.line}"
        if person is None:
            raise _without_id(where, values, [table.header.cells[n] for n in _keys(form, columns)])
        if values.get("file"):
            files[values["file"].replace("/", "__")] = person.id
        elif person.id in people:
            first = rows[person.id].line
            problems.append(f"{where}: {person.id} stands in line {first} already, which counts")
            continue
        people.setdefault(person.id, person)
        rows.setdefault(person.id, row)
        told.setdefault(person.id, values)
    if not people:
        raise RosterError(table.name, "a header and nobody below it", "Export the table anew.")
    return Roster(
        name=table.name,
        platform=owner.name,
        form=form,
        table=table,
        people=tuple(people.values()),
        rows=rows,
        late=frozenset(id for id, values in told.items() if values.get("late")),
        locked=frozenset(id for id, values in told.items() if values.get("locked")),
        assigned=files,
        problems=tuple(problems),
    )


def _form(table: Table, among: tuple[Platform, ...]) -> tuple[Platform, Form, dict[str, int]]:
    """Return the form that knows most of the headers."""
    headers = table.header.cells
    found = []
    for platform in among:
        for form in platform.forms:
            fields = form.fields(headers)
            if form.needs <= fields.keys() and set(form.key) & fields.keys():
                found.append((platform, form, fields))
    if not found:
        seen = ", ".join(headers)[:200]
        whose = among[0].title if len(among) == 1 else "a known platform"
        raise RosterError(
            f"{table.name}:{table.header.line}",
            f"no header row of {whose} in “{seen}”",
            "Give the gradebook, grading worksheet or participants list as it was exported.",
        )
    return max(found, key=lambda one: len(one[2]))


def _rows(
    table: Table, form: Form, columns: Mapping[str, int], problems: list[str]
) -> Iterator[tuple[Row, dict[str, str]]]:
    """Yield the rows that are somebody, with the values of the known fields."""
    for row in table.rows:
        cells = row.cells
        values: dict[str, str] = {}
        for name, column in columns.items():
            value = plain(cells[column]) if column < len(cells) else ""
            if name in KINDS and FLOAT.fullmatch(value):
                where = f"{table.name}:{row.line}"
                problems.append(f"{where}: Excel destroyed an id, {value} is left of it; ignored")
                value = ""
            if name in NUMBERS:
                value = re.sub(r"^(\d+)\.0+$", r"\1", value)
            values[name] = form.clean.get(name, same)(value)
        if any(values.values()) and not form.skip(values):
            yield row, values


def plain(cell: str) -> str:
    """Return what a cell means: ``="00123"`` and ``'00123`` are 00123 to Excel."""
    text = cell.replace("\xa0", " ").strip()
    formula = re.fullmatch(r'="(.*)"', text, re.DOTALL)
    if formula:
        return formula[1].replace('""', '"')
    return text[1:] if re.match(r"'[\d=+@-]", text) else text


def _keys(form: Form, columns: Mapping[str, int]) -> list[int]:
    return [columns[kind] for kind in form.key if kind in columns]


def _without_id(where: str, values: Mapping[str, str], headers: list[str]) -> RosterError:
    wrong = f"{values.get('name') or 'somebody'} has nothing under {', '.join(headers)}"
    return RosterError(where, wrong, "Export the table anew, untouched by Excel.")


def _person(values: Mapping[str, str], form: Form) -> Person | None:
    id = next((values[kind] for kind in form.key if values.get(kind)), "")
    if not id:
        return None
    first, last = values.get("first", ""), values.get("last", "")
    sortable = values.get("sortable") or (f"{last}, {first}" if first and last else "")
    name = values.get("name") or first_last(sortable) or f"{first}{last}"
    ids = tuple((kind, values[kind]) for kind in KINDS if values.get(kind))
    return Person(id, name, ids, sortable, values.get("section", ""), values.get("group", ""))
