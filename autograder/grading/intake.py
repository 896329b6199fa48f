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

from autograder import given
from autograder.errors import IntakeError
from autograder.grading import archives, files, in_archive, notebook_file
from autograder.grading.files import Handed, collect
from autograder.grading.notebook_file import Notebook
from autograder.grading.owner import Claim, owner_of
from autograder.grading.recognise import Wanted
from autograder.model import Submission

__all__ = ["Handed", "claims", "collect", "parse", "read", "read_roster"]

ANY = Wanted()
NO_OUTPUTS = (
    "There is no TRAINED line to grade, because the notebook was saved without outputs: in Colab "
    'untick Edit → Notebook settings → "Omit code cell output when saving this notebook", run the '
    "training again, and save."
)
NOT_WELL_FORMED = (
    "There is a TRAINED line, but not as report_training prints it: run the training again "
    "and leave the line as it is."
)


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
    handed: Iterable[Handed], roster: Mapping[str, str], wanted: Wanted = ANY
) -> Iterator[Claim]:
    """Yield whose each file is and the id in its TRAINED line, holding one file at a time."""
    for file in handed:
        try:
            submission = read(file, roster, wanted)
        except IntakeError:
            yield Claim(file.name, roster.get(file.name, files.title(file.name)))
        else:
            line = (submission.training or {}).get("student_id", "")
            yield Claim(file.name, submission.student, line)


def read(handed: Handed, roster: Mapping[str, str], wanted: Wanted = ANY) -> Submission:
    """Return the submission in one file; IntakeError says why it is none."""
    return parse(handed.name, files.content(handed), roster, wanted)


def parse(name: str, data: bytes, roster: Mapping[str, str], wanted: Wanted = ANY) -> Submission:
    """Return the submission in the bytes of a notebook, or of an archive with one."""
    if archives.is_archive(data):
        book, notes = in_archive.read(name, archives.members(name, data), wanted)
    else:
        book, notes = notebook_file.read(name, data), ()
    other = wanted.check(name, book.cells)
    owner = owner_of(name, book.cells, roster)
    training, evidence_note, lines = _training(book)
    return Submission(
        name=name,
        student=owner.student,
        cells=book.cells,
        training=training,
        evidence_note=evidence_note,
        notes=(*notes, *book.notes, *other, *owner.notes, *lines),
    )


def _training(book: Notebook) -> tuple[dict[str, Any] | None, str, tuple[str, ...]]:
    """Return the TRAINED line that counts, why there is none, and notes on the others."""
    cells = [
        {
            "cell_type": cell.kind,
            "outputs": [{"output_type": "stream", "name": "stdout", "text": text}],
        }
        for cell, text in zip(book.cells, book.printed)
        if text
    ]
    reports, malformed = given.training_lines({"cells": cells})
    notes = [
        f"TRAINED line ignored, not well-formed: {notebook_file.clean(line)[:80]}"
        for line in malformed[-5:]
    ]
    if len(reports) > 1:
        notes.append(f"{len(reports)} TRAINED lines: the last one counts")
    if reports:
        return reports[-1], "", tuple(notes)
    if not book.has_outputs:
        return None, NO_OUTPUTS, (*notes, "the notebook was saved without outputs")
    return None, NOT_WELL_FORMED if malformed else "", tuple(notes)
