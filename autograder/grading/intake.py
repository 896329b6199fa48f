"""Reads what was handed in: a file or an archive in, a submission out; nothing is run.

Whatever comes from a student is hostile data here: sizes and depths are capped, archives are read
member by member and never extracted, links are not followed, and the work grows with the size.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from autograder.errors import IntakeError
from autograder.grading import archives, files, in_archive, notebook_file
from autograder.grading.exam import Reader
from autograder.grading.files import Handed, collect
from autograder.grading.notebook_file import Notebook
from autograder.grading.owner import Claim, Whose, as_said, owner_of, reported_id
from autograder.grading.recognise import Wanted
from autograder.model import Submission

__all__ = ["Handed", "claims", "collect", "parse", "read", "read_roster"]

ANY = Wanted()


def read_roster(path: Path) -> dict[str, str]:
    """Read a CSV of ``submission,student`` rows: who owns the file of that name."""
    try:
        rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
        return {row["submission"]: row["student"].strip() for row in rows}
    except (OSError, UnicodeDecodeError, KeyError, AttributeError, csv.Error):
        raise IntakeError(
            str(path), "not a roster", "Give a CSV with the columns submission and student."
        ) from None


def claims(
    handed: Iterable[Handed],
    roster: Mapping[str, str],
    wanted: Wanted = ANY,
    whose: Whose = as_said,
) -> Iterator[Claim]:
    """Yield whose each file is and whom its saved outputs name, holding one file at a time."""
    for file in handed:
        try:
            submission = read(file, roster, wanted, whose)
        except IntakeError:
            yield Claim(file.name, roster.get(file.name, files.title(file.name)))
        else:
            yield Claim(file.name, submission.student, reported_id(submission))


def read(
    handed: Handed, roster: Mapping[str, str], wanted: Wanted = ANY, whose: Whose = as_said
) -> Submission:
    """Return the submission in one file; IntakeError says why it is none."""
    return parse(handed.name, files.content(handed), roster, wanted, whose)


def parse(
    name: str,
    data: bytes,
    roster: Mapping[str, str],
    wanted: Wanted = ANY,
    whose: Whose = as_said,
) -> Submission:
    """Return the submission in the bytes of a notebook, or of an archive with one."""
    if archives.is_archive(data):
        book, notes = in_archive.read(name, archives.members(name, data), wanted)
    else:
        book, notes = notebook_file.read(name, data), ()
    if (refused := wanted.stranger(name, book.cells)) is not None:
        raise refused
    owner = owner_of(name, book.cells, roster, whose)
    evidence, evidence_note, said = _evidence(book, wanted.readers)
    return Submission(
        name=name,
        student=owner.student,
        cells=book.cells,
        evidence=evidence,
        evidence_note=evidence_note,
        notes=(*notes, *book.notes, *owner.notes, *said),
    )


def _evidence(
    book: Notebook, readers: Mapping[str, Reader]
) -> tuple[dict[str, Any], str, tuple[str, ...]]:
    """Return what the saved outputs prove, why they prove nothing, and notes for staff."""
    cells = [
        {
            "cell_type": cell.kind,
            "outputs": [{"output_type": "stream", "name": "stdout", "text": text}],
        }
        for cell, text in zip(book.cells, book.printed)
        if text
    ]
    evidence: dict[str, Any] = {}
    why, notes = "", []
    for argument, reader in readers.items():
        found, reason, said = reader({"cells": cells, "has_outputs": book.has_outputs})
        notes += [notebook_file.clean(note) for note in said]
        if found is not None:
            evidence[argument] = found
        why = why or reason
    return evidence, why, tuple(notes)
