"""The nouns of the project, frozen: what a release holds, what a submission is, what it earned."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

SCHEMA = 1
"""Version of every JSON file written here; a reader refuses another one."""


class Status(StrEnum):
    """How the grading of one submission ended."""

    GRADED = "graded"
    INVALID = "invalid"
    TIMED_OUT = "timed_out"
    CRASHED = "crashed"
    OUT_OF_MEMORY = "out_of_memory"


class Outcome(StrEnum):
    """How one question went."""

    PASSED = "passed"
    PARTIAL = "partial"
    FAILED = "failed"
    BLANK = "blank"
    ERRORED = "errored"


@dataclass(frozen=True)
class Limits:
    """What one submission may cost: seconds of CPU time, MiB.

    A test case may take `call_seconds`, or more where the solution itself needs long; all cells
    together `total_seconds` in a child, and in all children what `grading.budget` says.
    """

    cell_seconds: float = 60.0
    call_seconds: float = 3.0
    total_seconds: float = 300.0
    memory_mib: int = 2048
    disk_mib: int = 256
    processes: int = 128


@dataclass(frozen=True)
class Shared:
    """Course content that several labs use, as source text.

    `given` are modules for students, by name: each lab that names anything of one gets it whole.
    `reference` is what hidden tests compare with.
    """

    given: dict[str, str] = field(repr=False, default_factory=dict)
    reference: str = field(repr=False, default="")


@dataclass(frozen=True)
class Case:
    """One test case as the manifest lists it."""

    name: str
    hidden: bool
    points: float
    failure_message: str = ""
    topic: str = ""
    """What a hidden case looks at, in a few words; students read it before they hand in."""


@dataclass(frozen=True)
class Question:
    """One question: its cases, the top-level names its answer defines, and its stub's source."""

    name: str
    points: float
    cases: tuple[Case, ...]
    defines: tuple[str, ...]
    stub: str

    @property
    def public(self) -> Question:
        """The same question with its public cases alone."""
        return replace(self, cases=tuple(case for case in self.cases if not case.hidden))


@dataclass(frozen=True)
class Manifest:
    """What a bundle promises: every test case with its points."""

    slug: str
    title: str
    questions: tuple[Question, ...]
    given: tuple[str, ...]
    """Names that the setup cell defines and test cases may ask for."""

    @property
    def points(self) -> float:
        return sum(question.points for question in self.questions)


@dataclass(frozen=True)
class Attempt:
    """One known answer: a cell as a student would write it, and what it must earn."""

    question: str
    name: str
    right: bool
    source: str = field(repr=False)
    earns: float | None = None
    says: str = ""
    """Of a wrong one: what the student should read."""
    fails_by: str = ""
    """Of a wrong one that no case can catch: why it fails before."""


@dataclass(frozen=True)
class Bundle:
    """A release as the grader needs it: manifest, test files by question, setup cell's source.

    `solutions` holds the answer cell of each question, `attempts` the known answers.
    """

    manifest: Manifest
    tests: dict[str, str] = field(repr=False)
    setup: str = field(repr=False)
    solutions: dict[str, str] = field(repr=False, default_factory=dict)
    attempts: tuple[Attempt, ...] = field(repr=False, default=())
    evidence: str = field(repr=False, default="")
    """Source of what reads a submitted notebook's saved outputs; see `EVIDENCE` there."""
    reach: dict[str, str] = field(repr=False, default_factory=dict)
    """By question, a digest of the code that its cases and attempts reach; see `release.reach`."""
    elsewhere: str = field(repr=False, default="")
    """Source of what takes a student's objects out as plain data; see `grading.elsewhere`."""


@dataclass(frozen=True)
class Cell:
    """One cell of a submission, in the order of the file: ``code``, ``markdown`` or ``raw``."""

    id: str
    source: str
    kind: str = "code"
    """Only code is run; an answer in another kind of cell is told from none at all."""


@dataclass(frozen=True)
class Submission:
    """One submitted notebook, read as data: nothing of it has been run."""

    name: str
    student: str
    cells: tuple[Cell, ...]
    evidence: dict[str, Any] = field(default_factory=dict)
    """What the saved outputs prove, by the argument of test cases that asks for it."""
    evidence_note: str = ""
    """Why it earns nothing, or why there is none: a sentence for the student, empty else."""
    notes: tuple[str, ...] = ()
    """What staff should know: ignored lines, a broken file name, …"""


@dataclass(frozen=True)
class CaseResult:
    name: str
    hidden: bool
    passed: bool
    score: float
    possible: float
    message: str


@dataclass(frozen=True)
class QuestionResult:
    score: float
    possible: float
    outcome: Outcome
    misconception: str | None
    feedback: str
    tests: tuple[CaseResult, ...]
    answer: str = field(default="", repr=False)
    """The cell that answers it, as it was handed in."""
    seconds: float = 0.0
    """CPU time of its cases."""


@dataclass(frozen=True)
class Grade:
    """What one submission earned, question by question, and how its grading went."""

    submission: str
    student: str
    slug: str
    status: Status
    questions: dict[str, QuestionResult]
    seconds: float
    jail: str
    notes: tuple[str, ...] = ()
    own_seconds: float = 0.0
    """How much of `seconds` the submission's own code took, by the child's account."""

    @property
    def score(self) -> float:
        return sum(result.score for result in self.questions.values())

    @property
    def possible(self) -> float:
        return sum(result.possible for result in self.questions.values())
