"""Which of the course's labs a notebook is of: by the names that answers define, and its title."""

from __future__ import annotations

import ast
import functools
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from autograder.conventions import NOT_RUN, answer_id
from autograder.errors import IntakeError
from autograder.grading.blank import defined, is_setup, is_stub
from autograder.grading.exam import Exam, Reader
from autograder.model import Cell, Manifest, Question

HEADING = re.compile(r"^#[ \t]+(\S.*)$", re.MULTILINE)
CLEAR = 3
"""So many times as many signs of another lab make it that one's; a title is as many signs."""
Score = Callable[[Sequence[Cell]], int]
"""How much of the lab in hand a notebook answers; of several, the one with most counts."""


@dataclass(frozen=True)
class Signs:
    """What a notebook of one lab is known by."""

    slug: str
    title: str
    names: frozenset[str]
    """Names that its answers define, other labs' too; a cell that is not run has everyday ones."""
    headings: frozenset[str] = frozenset()
    """Titles, the ``# …`` of Markdown cells, that its notebook has."""

    @classmethod
    def of(cls, manifest: Manifest) -> Signs:
        """Return the signs of a lab by what its answers define."""
        run = (question for question in manifest.questions if NOT_RUN not in question.stub)
        names = frozenset(name for question in run for name in question.defines)
        return cls(manifest.slug, manifest.title, names)

    @classmethod
    def of_release(cls, slug: str, title: str, cells: Sequence[Cell]) -> Signs:
        """Return the signs of a lab by the notebook that its students get."""
        stubs = [
            c.source for c in cells if c.id.endswith(answer_id("")) and NOT_RUN not in c.source
        ]
        names = (
            node.name
            for stub in stubs
            for node in ast.parse(stub).body
            if isinstance(node, (ast.FunctionDef, ast.ClassDef))
        )
        return cls(slug, title, frozenset(names), headings(cells))


def headings(cells: Iterable[Cell]) -> frozenset[str]:
    """Return the top headings of Markdown cells."""
    texts = (cell.source for cell in cells if cell.kind == "markdown")
    return frozenset(found.strip() for text in texts for found in HEADING.findall(text))


@dataclass(frozen=True)
class Wanted:
    """What is graded: the lab's signs among the course's, and how much a notebook answers of it."""

    slug: str = ""
    labs: tuple[Signs, ...] = ()
    readers: Mapping[str, Reader] = field(default_factory=dict)
    score: Score = field(default=lambda cells: sum(bool(cell.source.strip()) for cell in cells))

    @classmethod
    def of(cls, exam: Exam, labs: Sequence[Signs] = ()) -> Wanted:
        """Return what is wanted for an exam; `labs` are all labs of the course."""
        manifest = exam.bundle.manifest
        others = (lab for lab in labs if lab.slug != manifest.slug)
        own = next((lab for lab in labs if lab.slug == manifest.slug), Signs.of(manifest))
        questions = manifest.questions
        score = functools.partial(answered, questions)
        return cls(manifest.slug, (own, *others), exam.readers, score)

    def stranger(self, name: str, cells: Sequence[Cell]) -> IntakeError | None:
        """Return what to say where `cells` are another lab's or none's; None where they are ours."""
        scores = {lab.slug: self._likeness(lab, cells) for lab in self.labs}
        mine = scores.pop(self.slug, None)
        best = max(scores, key=lambda slug: scores[slug], default="")
        if best and scores[best] >= CLEAR * max(mine or 0, 1):
            theirs = next(lab for lab in self.labs if lab.slug == best)
            return IntakeError(
                name,
                f'this is the notebook of another lab, "{theirs.title}" ({best})',
                f"Hand in your notebook of {self.slug} here, and this one there.",
            )
        if mine == 0 and not self.labs[0].names & defined_in(cells):
            wrong = "nothing of this lab was found in this notebook"
            return IntakeError(name, wrong, f"Hand in your notebook of {self.labs[0].title}.")
        return None

    def _likeness(self, lab: Signs, cells: Sequence[Cell]) -> int:
        """Return how many signs that no other lab has stand in the cells."""
        others = [other for other in self.labs if other.slug != lab.slug]
        names = lab.names.difference(*(other.names for other in others))
        titles = lab.headings.difference(*(other.headings for other in others))
        return len(names & defined_in(cells)) + CLEAR * len(titles & headings(cells))


def defined_in(cells: Sequence[Cell]) -> set[str]:
    """Return the names that the code of a notebook defines, its setup cell left out."""
    own = [cell for cell in cells if cell.kind == "code" and not is_setup(cell)]
    return set().union(*(defined(cell.source) for cell in own))


def answered(questions: Iterable[Question], cells: Sequence[Cell]) -> int:
    """Return how many questions a notebook answers: what it defines and is not the stub."""
    code = [(defined(cell.source), cell.source) for cell in cells if cell.kind == "code"]
    return sum(
        any(
            not names.isdisjoint(question.defines) and not is_stub(source, question.stub)
            for names, source in code
        )
        for question in questions
    )
