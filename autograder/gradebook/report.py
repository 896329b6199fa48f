"""One page on the class: how it did, which ideas it holds, and where to look."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from autograder.gradebook.alike import Pair, Written, pairs
from autograder.gradebook.classes import UNMATCHED, Member
from autograder.gradebook.overrides import Override
from autograder.gradebook.pages import html, points
from autograder.model import Grade, Outcome, Status

Points = NDArray[np.float64]

BINS = 10
SLOW = 3.0
"""Times the median from which on a submission is slow."""
FEW = 8
"""People below which numbers on a question say nothing."""
WEAK = 0.1
"""Discrimination below which a question behaves oddly (Ebel: below 0.2 is poor)."""
ONE_SIDED = 1.645
"""Standard errors below it, by Fisher's approximation, that chance explains in 1 of 20 cases."""


@dataclass(frozen=True)
class Line:
    """One answer in short."""

    question: str
    score: float
    possible: float
    outcome: str
    idea: str
    feedback: str
    seconds: float


@dataclass(frozen=True)
class Row:
    """One person, or one hand-in of nobody's."""

    student: str
    name: str
    standing: str
    late: bool
    submission: str
    status: str
    score: float | None
    possible: float
    seconds: float
    note: str
    lines: tuple[Line, ...]
    page: str = ""
    """Where the page is that this person reads, from the report's place."""

    @property
    def lost(self) -> list[Line]:
        """The answers that did not earn all."""
        return [line for line in self.lines if line.score < line.possible]

    @property
    def problem(self) -> str:
        """What is wrong with a file that is no submission, once."""
        return self.lines[0].feedback if self.status == Status.INVALID and self.lines else ""


@dataclass(frozen=True)
class Item:
    """How one question behaves."""

    name: str
    possible: float
    outcomes: dict[str, int]
    share: float
    """Mean points as a share of what is possible: 1 is easy."""
    discrimination: float | None
    """Correlation with the points of all other questions; None where too few say anything."""
    odd: str
    seconds: float
    """Median CPU time of those who answered."""


@dataclass(frozen=True)
class Idea:
    """A misconception that somebody holds."""

    question: str
    name: str
    says: str
    students: tuple[str, ...]


@dataclass(frozen=True)
class Bar:
    """How many people have points in one range."""

    label: str
    count: int
    height: float


@dataclass(frozen=True)
class Report:
    """All that the page says."""

    title: str
    rows: tuple[Row, ...]
    items: tuple[Item, ...]
    ideas: tuple[Idea, ...]
    overrides: tuple[Override, ...]
    alike: tuple[Pair, ...] = ()

    @property
    def counted(self) -> list[Row]:
        """Those with points: people whose submission could be read."""
        return [row for row in self.rows if _counts(row)]

    @property
    def scores(self) -> list[float]:
        return [row.score for row in self.counted if row.score is not None]

    @property
    def possible(self) -> float:
        return max((row.possible for row in self.rows), default=0.0)

    @property
    def standings(self) -> dict[str, int]:
        return dict(Counter(row.standing for row in self.rows))

    @property
    def mean(self) -> float:
        return float(np.mean(self.scores)) if self.scores else 0.0

    @property
    def median(self) -> float:
        return float(np.median(self.scores)) if self.scores else 0.0

    @property
    def stopped(self) -> list[Row]:
        """What ended otherwise than graded."""
        return [row for row in self.rows if row.status not in ("", Status.GRADED)]

    @property
    def slow(self) -> list[Row]:
        """Submissions that took several times the median, slowest first."""
        usual = float(np.median([row.seconds for row in self.counted] or [0.0]))
        slow = [row for row in self.counted if row.seconds > SLOW * usual > 0]
        return sorted(slow, key=lambda row: -row.seconds)

    @property
    def ends(self) -> list[tuple[str, int]]:
        """How many left everything after a question blank, by that question."""
        found = Counter(end for row in self.counted if (end := _end(row)) is not None)
        names = ["", *(item.name for item in self.items)]
        return [(name, found[name]) for name in names if found[name]]

    @property
    def bars(self) -> list[Bar]:
        """The distribution of points in equal ranges; a full score falls into the last."""
        if not self.scores or not self.possible:
            return []
        counts, edges = np.histogram(self.scores, BINS, (0.0, self.possible))
        most = max(int(counts.max()), 1)
        return [
            Bar(f"{points(low)} to {points(high)}", int(count), int(count) / most)
            for count, low, high in zip(counts, edges, edges[1:])
        ]

    def html(self) -> str:
        """Return the page, self-contained."""
        return html("report.html.j2", report=self)


def report(
    title: str,
    class_: Iterable[tuple[Member, Grade | None]],
    overrides: Sequence[Override],
    given: Mapping[str, Sequence[str]] = MappingProxyType({}),
    pages: Mapping[str, str] = MappingProxyType({}),
) -> Report:
    """Return the report on a class, whose results come one after the other.

    `given` holds what anybody may write for a question, `pages` where each student's page is.
    """
    rows, written = [], []
    for member, grade in class_:
        rows.append(_row(member, grade, pages.get(member.student, "")))
        if grade and _counts(rows[-1]):
            answers = {name: found.answer for name, found in grade.questions.items()}
            written.append(Written(member.student, grade.submission, answers))
    counted = [row for row in rows if _counts(row)]
    alike = pairs(written, given)
    return Report(title, tuple(rows), _items(counted), _ideas(counted), tuple(overrides), alike)


def _counts(row: Row) -> bool:
    return row.score is not None and row.status != Status.INVALID and row.standing != UNMATCHED


def _row(member: Member, grade: Grade | None, page: str) -> Row:
    return Row(
        student=member.student,
        name=member.name,
        standing=member.standing,
        late=bool(member.late),
        submission=grade.submission if grade else "",
        status=str(grade.status) if grade else "",
        score=grade.score if grade else None,
        possible=grade.possible if grade else 0.0,
        seconds=grade.seconds if grade else 0.0,
        note="; ".join(filter(None, [member.note, *(grade.notes if grade else ())])),
        lines=tuple(
            Line(
                question=name,
                score=found.score,
                possible=found.possible,
                outcome=str(found.outcome),
                idea=found.misconception or "",
                feedback=found.feedback,
                seconds=found.seconds,
            )
            for name, found in (grade.questions.items() if grade else ())
        ),
        page=page,
    )


def _items(rows: list[Row]) -> tuple[Item, ...]:
    names = list(dict.fromkeys(line.question for row in rows for line in row.lines))
    return tuple(_item(name, rows) for name in names)


def _item(name: str, rows: list[Row]) -> Item:
    found = [(row, line) for row in rows for line in row.lines if line.question == name]
    lines = [line for _, line in found]
    possible = max(line.possible for line in lines)
    scores = np.array([line.score for line in lines])
    others = np.array([(row.score or 0.0) - line.score for row, line in found])
    related = discrimination(scores, others)
    share = float(scores.mean() / possible) if possible else 0.0
    counts = Counter(line.outcome for line in lines)
    answered = [line for line in lines if line.outcome != Outcome.BLANK]
    return Item(
        name=name,
        possible=possible,
        outcomes={str(outcome): counts[str(outcome)] for outcome in Outcome},
        share=share,
        discrimination=related,
        odd=_odd(share, related, len(lines)),
        seconds=float(np.median([line.seconds for line in answered])) if answered else 0.0,
    )


def discrimination(scores: Points, others: Points) -> float | None:
    """Return how points of a question go with those of all others (corrected item-total).

    Crocker and Algina, *Introduction to Classical and Modern Test Theory*, chapter 14; None for
    few people, or where everybody has the same.
    """
    if len(scores) < FEW or not scores.std() or not others.std():
        return None
    return float(np.corrcoef(scores, others)[0, 1])


def _odd(share: float, related: float | None, people: int) -> str:
    """Return what is odd, where it is not what chance does in a class of that size."""
    if related is None or related + ONE_SIDED / math.sqrt(people - 3) >= WEAK:
        return ""
    if related < 0:
        return "who is good elsewhere does worse here: look at the question"
    return "the strong do no better here than others" if share < 1 else ""


def _ideas(rows: list[Row]) -> tuple[Idea, ...]:
    """Return the ideas that are held, those of most people first."""
    held: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    said: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for row in rows:
        for line in row.lines:
            if line.idea:
                held[line.question, line.idea].append(row.student)
                said[line.question, line.idea][line.feedback] += 1
    found = [
        Idea(question, name, said[question, name].most_common(1)[0][0], tuple(students))
        for (question, name), students in held.items()
    ]
    return tuple(sorted(found, key=lambda idea: -len(idea.students)))


def _end(row: Row) -> str | None:
    """Return the last question that is not blank, "" for none; None where the last one is."""
    answered = [line.question for line in row.lines if line.outcome != Outcome.BLANK]
    if answered and answered[-1] == row.lines[-1].question:
        return None
    return answered[-1] if answered else ""
