"""Runs Otter Assign on a master and returns what it made."""

from __future__ import annotations

import contextlib
import io
import tempfile
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from autograder.errors import ReleaseError
from autograder.release import notebook as notebooks
from autograder.release.notebook import Notebook
from autograder.release.structure import Master


@dataclass(frozen=True)
class Views:
    """What Otter Assign makes of a master: both notebooks, and the bundle for its autograder."""

    solved: Notebook
    student: Notebook
    bundle: bytes = field(repr=False)


def run(master: Master) -> Views:
    """Return Otter Assign's views of `master`; raise ReleaseError with its last word."""
    from otter import assign  # takes seconds

    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "master" / master.name
        made = Path(folder) / "made"
        source.parent.mkdir()
        source.write_bytes(notebooks.write(master.notebook))
        try:
            with _quiet():
                assign.main(str(source), str(made), no_pdfs=True, no_run_tests=True)
            (bundle,) = (made / "autograder").glob("*.zip")
            solved, student = made / "autograder" / master.name, made / "student" / master.name
            return Views(
                notebooks.read(solved.read_text(encoding="utf-8")),
                notebooks.read(student.read_text(encoding="utf-8")),
                bundle.read_bytes(),
            )
        except Exception as error:  # Otter Assign raises whatever comes up
            wrong = f"Otter Assign stopped: {type(error).__name__}: {error}".splitlines()[0]
            remedy = "Mend the master where it points to."
            raise ReleaseError(master.name, wrong, remedy) from error


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Keep Otter's chatter to itself: what matters of it is in its exceptions."""
    nowhere = io.StringIO()
    with (
        contextlib.redirect_stdout(nowhere),
        contextlib.redirect_stderr(nowhere),
        warnings.catch_warnings(),
    ):
        warnings.simplefilter("ignore")
        yield
