"""One run at a time writes into a folder."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from autograder.errors import GradebookError

NAME = ".gradebook.lock"


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold the folder for this process; raise GradebookError where another one holds it.

    The kernel gives it back when the process ends, however it ends. The file stays: to remove it
    would let a third process lock a new one beside a second that waits for the old.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = (folder / NAME).open("a")
    except OSError as error:
        wrong = f"not a folder to write to ({error.strerror})"
        raise GradebookError(str(folder), wrong, "Choose another --out.") from None
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            wrong, remedy = "another run is writing here", "Wait for it, or choose another --out."
            raise GradebookError(str(folder), wrong, remedy) from None
        except OSError as error:
            wrong = f"this file system cannot lock a file ({error.strerror})"
            raise GradebookError(str(folder), wrong, "Choose an --out on a local disk.") from None
        yield
