"""Whose submission it is, and whose saved outputs: decided for a class, from ids alone."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from autograder.conventions import STUDENT_ID
from autograder.grading.files import title
from autograder.grading.literal_id import literal_id
from autograder.grading.notebook_file import clean
from autograder.model import Cell, Submission


def key(student: str) -> str:
    """Return what two forms of one id share: NFKC-normalised, stripped, in lower case."""
    return unicodedata.normalize("NFKC", student).strip().lower()


def same_id(one: str, other: str) -> bool:
    """Tell whether two texts are the same id."""
    return key(one) == key(other)


@dataclass(frozen=True)
class Owner:
    """Who handed a submission in, and what staff should know about how that was found."""

    student: str
    notes: tuple[str, ...] = ()


Whose = Callable[[str], str | None]
"""Returns the student who has an id, of whatever kind; None where the course cannot tell."""


def as_said(text: str) -> str:
    """Take an id for the student's own: no other kind is known."""
    return text


def owner_of(
    name: str, cells: Sequence[Cell], roster: Mapping[str, str], whose: Whose = as_said
) -> Owner:
    """Return whose submission the file `name` is: the roster, the notebook, else the file's name.

    Who handed it in decides: what the notebook says of itself is noted where it differs.
    """
    said = literal_id(cells)
    if name in roster:
        student = roster[name]
        claimed = whose(said) if said else None
        if claimed is not None and not same_id(claimed, student):
            return Owner(
                student, (f'the notebook has student_id "{said}", handed in by {student}',)
            )
        return Owner(student)
    if said:
        return Owner(said)
    stem = title(name)
    return Owner(stem, ("no student_id in the notebook: the file's name is taken for it",))


@dataclass(frozen=True)
class Claim:
    """What a class is decided by, of one file: who owns it, and whom its saved outputs name."""

    file: str
    owner: str
    line: str = ""


def reported_id(submission: Submission) -> str:
    """Return the id that the saved outputs of a submission are for, empty where they name none."""
    reports = [r for r in submission.evidence.values() if isinstance(r, Mapping)]
    return next((str(report[STUDENT_ID]) for report in reports if STUDENT_ID in report), "")


@dataclass(frozen=True)
class Verdict:
    """Whether saved outputs count: `refused` tells the student why not, `notes` are staff's."""

    refused: str = ""
    notes: tuple[str, ...] = ()


def decide(
    claims: Sequence[Claim], people: Iterable[str] = (), whose: Whose = as_said, told: bool = False
) -> dict[str, Verdict]:
    """Return a verdict on each file, by its name; `people` are all who may hand something in.

    `told`: a platform said whose each file is, so that several of one person are no surprise.

    Outputs for another id than the owner's count unless that id is another person's, or another
    person handed in outputs for it, too.  Files of one owner are a resubmission and cost nothing.
    """
    persons = {key(person) for person in people} | {key(claim.owner) for claim in claims}
    files = Counter(key(claim.owner) for claim in claims)
    reporters: defaultdict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.line:
            reporters[_named(claim, whose)].add(key(claim.owner))
    verdicts = {}
    for claim in claims:
        line = _named(claim, whose)
        verdict = _verdict(claim, line, persons, reporters[line])
        if (count := files[key(claim.owner)]) > 1 and not told:
            several = f"{count} files are of {claim.owner}: taken for one person's"
            verdict = replace(verdict, notes=(*verdict.notes, several))
        verdicts[claim.file] = verdict
    return verdicts


def _named(claim: Claim, whose: Whose) -> str:
    """Return the key of the person whom the saved outputs of a file name."""
    return key(whose(claim.line) or claim.line)


def _verdict(claim: Claim, line: str, persons: set[str], reporters: set[str]) -> Verdict:
    owner = key(claim.owner)
    others, shown = len(reporters - {owner}), clean(claim.line)[:100]
    if not line:
        return Verdict()
    if line == owner:
        copied = f"{others} more handed in outputs for {shown}: they count here only"
        return Verdict(notes=(copied,) if others else ())
    if line not in persons and not others:
        note = (
            f"its outputs are for {shown}, not for {claim.owner}: they count, nobody else has them"
        )
        return Verdict(notes=(note,))
    why = "which is another person's" if line in persons else "for which somebody else has one too"
    return Verdict(
        f'Your saved output is for the id "{shown}", {why}, so it earns nothing here. '
        f"Put your own id into {STUDENT_ID}, run that cell again, and save the notebook.",
        (f"its outputs are for {shown}, {why}: they earn nothing",),
    )


def judged(submission: Submission, verdict: Verdict) -> Submission:
    """Return `submission` with the verdict on its saved outputs."""
    refused = verdict.refused or submission.evidence_note
    return replace(submission, evidence_note=refused, notes=(*submission.notes, *verdict.notes))
