"""What can go wrong for staff and instructors: each error says where, what is wrong, what to do."""

from __future__ import annotations

import copyreg
from collections.abc import Sequence
from typing import Any


class LabError(Exception):
    """One line for a person: ``where: what is wrong. What to do.``"""

    exit_code = 2

    def __init__(self, where: str, wrong: str, remedy: str) -> None:
        self.where, self.wrong, self.remedy = where, wrong, remedy
        line = f"{where}: {wrong.rstrip('.')}. {remedy}"
        # A student may have chosen a part of it, the name of a file say.
        super().__init__("".join(c if c.isprintable() else " " for c in line))

    def __reduce__(self) -> tuple[Any, ...]:
        """Survive the way from another process: constructors here differ in what they take."""
        return copyreg.__newobj__, (type(self), *self.args), self.__dict__  # type: ignore[attr-defined]


class CourseError(LabError):
    """An assignment cannot be found or its settings are wrong."""


class MasterError(LabError):
    """A master notebook breaks a rule; `where` names notebook, question and cell."""


class ReleaseError(LabError):
    """A release or bundle cannot be made or read."""


class StaleRelease(LabError):
    """Something committed or built is older than its master: a check that says no."""

    exit_code = 1


class LeakError(LabError):
    """A solution, hidden test or hidden value stands in what students get."""

    exit_code = 1


class IntakeError(LabError):
    """A submission cannot be read; its row in the gradebook says `invalid`."""

    @property
    def sentence(self) -> str:
        """The same for who handed it in, as one sentence and without the file's name."""
        wrong, remedy = self.wrong.rstrip("."), self.remedy
        return f"{wrong[:1].upper()}{wrong[1:]}: {remedy[:1].lower()}{remedy[1:]}"


class JailError(LabError):
    """No jail can be had on this machine."""


class SandboxFault(LabError):
    """Our own side failed: never a result of a submission, and nothing of it is graded."""

    def __init__(self, wrong: str) -> None:
        super().__init__("the sandbox", wrong, "What was graded is kept: run the same again.")


class ClusterError(LabError):
    """Other machines cannot be reached, or one of them cannot grade; what was graded is kept."""


class AttemptError(LabError):
    """A known attempt cannot be read: its header says too little."""


class GradebookError(LabError):
    """The gradebook cannot be read or written; what was finished before is kept."""


def raise_all(errors: Sequence[LabError]) -> None:
    """Raise the first of several errors, the others as its notes; nothing where there is none."""
    if errors:
        for other in errors[1:]:
            errors[0].add_note(str(other))
        raise errors[0]
