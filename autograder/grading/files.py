"""Which files were handed in, and their bytes: links and devices are named, never opened."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from autograder.errors import IntakeError

MAX_BYTES = 50 * 1024 * 1024
ASK = "Hand in the notebook itself, in Colab by File → Download → Download .ipynb."
"""What most files that are no notebook are answered with."""

NOBODYS_FOLDERS = frozenset({"__macosx", ".ipynb_checkpoints", ".git"})
NOBODYS_FILES = frozenset({".ds_store", "thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r"})
"""What systems and editors leave beside the files of people, in lower case."""

SUFFIXES = re.compile(
    r"\.(?:ipynb|json|txt|md|py|html?|pdf|docx?|rtf|zip|tar|tgz|gz|bz2|xz|rar|7z|png|jpe?g"
    r"|gdoc|url|webloc)$",
    re.IGNORECASE,
)
COPY = re.compile(r"[ _]?\(\d{1,4}\)$")
"""What a browser puts to the name of a second download."""


@dataclass(frozen=True)
class Handed:
    """One file that was handed in, under the name its row in the gradebook has."""

    name: str
    path: Path = field(repr=False)
    read: Callable[[], bytes] | None = field(default=None, repr=False)
    """Gives the bytes where the file is a member of a platform's download."""


def collect(paths: Iterable[Path]) -> list[Handed]:
    """Return everything that somebody handed in below `paths`, sorted by name; nothing is opened.

    The name is the file's path below the given one, with ``/`` turned into ``__``.  Links to
    folders are listed, too, and not followed.  IntakeError when there is nothing at all.
    """
    found: dict[str, Path] = {}
    tops = list(paths)
    for top in tops:
        if not os.path.lexists(top):
            raise IntakeError(str(top), "no such file or folder", "Check the path.")
        for path in sorted(_files(top)) if top.is_dir() else [top]:
            name = _row(path.name if path == top else str(path.relative_to(top)))
            if name in found and not _same(found[name], path):
                name = f"{_row(top.name)}__{name}"
            if name in found and not _same(found[name], path):
                raise IntakeError(str(path), f"a second {name}", "Grade the folders one by one.")
            found[name] = path
    if not found:
        where = ", ".join(str(top) for top in tops)
        raise IntakeError(where, "no files here", "Name a folder that holds submissions.")
    return [Handed(name, found[name]) for name in sorted(found)]


def is_nobodys(member: str) -> bool:
    """Tell whether no person handed this file in: checkpoints, and what systems leave behind.

    `member` is a path below the folder or archive, with ``/`` or, as Windows packs it, ``\\``.
    """
    *folders, name = member.lower().replace("\\", "/").split("/")
    return (
        name in NOBODYS_FILES
        or name.startswith(("._", "~$"))
        or not NOBODYS_FOLDERS.isdisjoint(folders)
    )


def title(name: str) -> str:
    """Return a file's name without what marks it as a notebook, an archive or a second copy."""
    stem, longer = name, ""
    while stem != longer:
        longer, stem = stem, SUFFIXES.sub("", COPY.sub("", stem))
    return stem.strip() or name


def content(handed: Handed) -> bytes:
    """Return the bytes of a regular file of at most MAX_BYTES; IntakeError says what else it is."""
    if handed.read is not None:
        return handed.read()
    flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
    try:
        if not stat.S_ISREG(os.lstat(handed.path).st_mode):
            raise IntakeError(handed.name, f"this is {_special(handed.path)}, not a file", ASK)
        with os.fdopen(os.open(handed.path, flags), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise IntakeError(handed.name, "this changed while it was read", "Grade it again.")
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        wrong = f"this file cannot be read ({error.strerror})"
        raise IntakeError(handed.name, wrong, "Look at its permissions.") from None
    if len(data) > MAX_BYTES:
        raise too_large(handed.name)
    return data


def too_large(name: str) -> IntakeError:
    remedy = "Remove large outputs and pasted data, save, and hand in the .ipynb again."
    return IntakeError(name, f"this is larger than {MAX_BYTES >> 20} MB", remedy)


def _special(path: Path) -> str:
    mode = os.lstat(path).st_mode
    return "a link" if stat.S_ISLNK(mode) else "a device or pipe"


def _row(path: str) -> str:
    """Return the name of a row: one line of valid text, whatever the file system allows."""
    text = path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return text.replace("/", "__")


def _same(one: Path, other: Path) -> bool:
    """Tell whether two paths name one file, without following a link at their end."""
    return one.name == other.name and one.parent.resolve() == other.parent.resolve()


def _files(top: Path) -> Iterator[Path]:
    for folder, subfolders, names in os.walk(top):
        links = [name for name in subfolders if os.path.islink(os.path.join(folder, name))]
        subfolders[:] = [s for s in subfolders if s.lower() not in NOBODYS_FOLDERS]
        for name in (*names, *links):
            path = Path(folder, name)
            if not is_nobodys(str(path.relative_to(top))):
                yield path
