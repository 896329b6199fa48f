"""A download as a list of files: a zip or its unpacked folder, read file by file, never extracted.

Nothing here is trusted: links are not followed, what unpacks to far more than it should is
refused, and the names of members are only ever names.
"""

from __future__ import annotations

import os
import stat
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path, PurePosixPath

from autograder.errors import IntakeError
from autograder.lms.errors import DownloadError

MAX_BYTES = 50 * 1024 * 1024
MAX_RATIO = 200
MAX_MEMBERS = 200_000
JUNK_FOLDERS = frozenset({"__MACOSX", ".ipynb_checkpoints"})
JUNK_FILES = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
REPOSITORY = ".git/HEAD"
"""The one file of a repository's innards that is kept, so that it can be told from a folder."""


@dataclass(frozen=True)
class File:
    """One file of a download; its bytes are read when asked for."""

    name: str
    """Its path in the download."""
    source: Path = field(repr=False)
    """The file itself, or the archive that holds it."""
    member: int | None = field(default=None, repr=False)
    """Its number in that archive; a name may stand there twice."""
    title: str = ""
    """What the person called it."""

    def called(self, title: str) -> File:
        """Return the same file with the name that the person gave it."""
        return replace(self, title=title)

    def read(self, limit: int = MAX_BYTES) -> bytes:
        """Return its bytes; IntakeError if there are too many, or none to be had."""
        try:
            data, packed = self._open(limit + 1)
        except OSError as error:
            raise self._unreadable(f"not readable ({error.strerror or error})") from None
        except Exception:  # zlib, lzma and zipfile have a dozen errors between them
            raise self._unreadable("not a readable member of the archive") from None
        if len(data) > limit:
            raise self._unreadable(f"larger than {limit >> 20} MB")
        if packed is not None and len(data) > MAX_RATIO * max(packed, 1024):
            raise self._unreadable("unpacks to far more than it should")
        return data

    def _open(self, most: int) -> tuple[bytes, int | None]:
        if self.member is None:
            if self.source.is_symlink():
                raise OSError(None, "a link, not a file")
            with self.source.open("rb") as file:
                return file.read(most), None
        archive = _archive(self.source, self.source.stat().st_mtime_ns, os.getpid())
        info = archive.infolist()[self.member]
        with archive.open(info) as packed:
            return packed.read(most), info.compress_size

    def _unreadable(self, wrong: str) -> IntakeError:
        return IntakeError(self.name, wrong, "Ask for the .ipynb file that Colab downloads.")


@dataclass(frozen=True)
class Tree:
    """All files of a download, sorted by name, and the name of the zip or folder."""

    name: str
    files: tuple[File, ...]

    def below(self) -> Tree | None:
        """Return the tree below the one folder that holds everything, if there is one."""
        tops = {file.name.split("/")[0] for file in self.files}
        if len(tops) != 1 or any("/" not in file.name for file in self.files):
            return None
        (top,) = tops
        files = (replace(file, name=file.name[len(top) + 1 :]) for file in self.files)
        return Tree(top, tuple(files))

    def work(self) -> tuple[File, ...]:
        """Return the files that somebody may have handed in."""
        return tuple(file for file in self.files if not file.name.endswith(REPOSITORY))

    @property
    def tops(self) -> tuple[str, ...]:
        """The names of the folders at the top, in order."""
        return tuple(dict.fromkeys(f.name.split("/")[0] for f in self.files if "/" in f.name))


def read_tree(path: Path) -> Tree:
    """Return what a zip, a folder or a single file holds."""
    try:
        if path.is_dir():
            found: Iterable[File] = _walk(path)
        elif path.suffix.lower() == ".zip":
            found = _members(path)
        elif path.exists():
            found = [File(_printable(path.name), path, title=_printable(path.name))]
        else:
            raise DownloadError(str(path), "no such file or folder", "Check the path.")
        kept = sorted((file for file in found if not _junk(file.name)), key=lambda file: file.name)
    except (OSError, ValueError, NotImplementedError, zipfile.BadZipFile):
        raise DownloadError(str(path), "not a readable archive", "Download it again.") from None
    if len(kept) > MAX_MEMBERS:
        wrong = f"more than {MAX_MEMBERS:,} files"
        raise DownloadError(str(path), wrong, "Name the folder of one assignment.")
    return Tree(path.stem if path.is_file() else path.resolve().name, tuple(kept))


def _walk(top: Path) -> Iterator[File]:
    for folder, subfolders, names in os.walk(top):
        inside = PurePosixPath(Path(folder).relative_to(top)).parts
        subfolders[:] = [] if ".git" in inside else sorted(set(subfolders) - JUNK_FOLDERS)
        for name in names:
            path = Path(folder, name)
            if stat.S_ISREG(path.lstat().st_mode):
                inner = _printable("/".join([*inside, name]))
                yield File(inner, path, title=_base(inner))


def _members(path: Path) -> Iterator[File]:
    with zipfile.ZipFile(path) as archive:
        for number, info in enumerate(archive.infolist()):
            name = _spelled(info)
            if name and not info.is_dir() and not _is_link(info):
                yield File(name, path, number, _base(name))


@lru_cache(maxsize=4)
def _archive(path: Path, mtime: int, process: int) -> zipfile.ZipFile:
    """Return the archive, open: its table of contents is read once and not for every member."""
    return zipfile.ZipFile(path)


def _spelled(info: zipfile.ZipInfo) -> str:
    """Return a member's name; many writers put UTF-8 there without the flag that says so."""
    name = info.filename
    if not info.flag_bits & 0x800:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    parts = name.replace("\\", "/").split("/")
    return _printable("/".join(part for part in parts if part not in ("", ".", "..")))


def _is_link(info: zipfile.ZipInfo) -> bool:
    return stat.S_ISLNK(info.external_attr >> 16)


def _base(name: str) -> str:
    return name.rsplit("/", 1)[-1]


def _printable(name: str) -> str:
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _junk(name: str) -> bool:
    *folders, base = name.split("/")
    if ".git" in folders and not name.endswith(REPOSITORY):
        return True
    return bool(JUNK_FOLDERS.intersection(folders)) or base in JUNK_FILES or base.startswith("._")
