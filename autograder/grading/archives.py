"""The members of an archive, one by one and in memory: never extracted, never more than a cap.

Zip, tar, gzip, bzip2 and xz are told by their content.  An archive inside an archive stays shut.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from autograder.errors import IntakeError
from autograder.grading.files import ASK, MAX_BYTES, is_nobodys, too_large
from autograder.grading.wrong_files import PACK, document

MAX_MEMBERS = 10_000
MAX_UNPACKED = 4 * MAX_BYTES
MAX_RATIO = 200
XZ_MEMORY = 256 * 1024 * 1024
ZIP, TAR_AT = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"), 257
STREAMS = {b"\x1f\x8b": "gzip", b"BZh": "bzip2", b"\xfd7zXZ\x00": "xz"}
ENTRY = b"PK\x01\x02"
"""What each member's line in a zip file's table begins with."""


@dataclass(frozen=True)
class Member:
    """One file in an archive; `read` returns its bytes and raises IntakeError past the caps."""

    name: str
    changed: tuple[int, ...]
    """When it was last changed, in an order that can be compared."""
    read: Callable[[], bytes]

    @property
    def file(self) -> str:
        """The name without its folders."""
        return self.name.rsplit("/", 1)[-1]


def is_archive(data: bytes) -> bool:
    """Tell from its first bytes whether `data` is an archive that can be opened here."""
    packed = data.startswith((*ZIP, *STREAMS))
    return packed or data[TAR_AT : TAR_AT + 5] == b"ustar"


def members(name: str, data: bytes) -> list[Member]:
    """Return what a person put into an archive; IntakeError when it is damaged, locked or bulky.

    A compressed single file is an archive of that one file.
    """
    budget = _Budget(name, len(data))
    with _in_words(name):
        if data.startswith(ZIP):
            return _of_zip(name, zipfile.ZipFile(io.BytesIO(_checked(name, data))), budget)
        kind = next((kind for magic, kind in STREAMS.items() if data.startswith(magic)), None)
        if kind:
            data = budget.spend(_decompress(kind, data, budget.left))
        if kind and data[TAR_AT : TAR_AT + 5] != b"ustar":
            return [Member(name.rpartition(".")[0] or name, (), lambda: data)]
        return _of_tar(name, tarfile.open(fileobj=io.BytesIO(data), mode="r:"), budget)


@contextmanager
def _in_words(name: str) -> Iterator[None]:
    """Turn what the modules that unpack raise into an IntakeError."""
    try:
        yield
    except RuntimeError as error:
        if "password" not in str(error):
            raise damaged(name) from None
        remedy = f"{PACK[:-1]} without one."
        raise IntakeError(name, "this archive is locked with a password", remedy) from None
    except ERRORS:
        raise damaged(name) from None


ERRORS = (
    *(zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, struct.error),
    *(EOFError, OSError, ValueError, OverflowError, MemoryError),
)


def damaged(name: str) -> IntakeError:
    return IntakeError(name, "this archive is damaged or of an unusual kind", PACK)


class _Budget:
    """How much may still be unpacked of one archive: a small one cannot cost much."""

    def __init__(self, name: str, packed: int) -> None:
        self.name = name
        self.left = min(MAX_UNPACKED, MAX_RATIO * max(packed, 10_240))

    def spend(self, content: bytes) -> bytes:
        self.left -= len(content)
        if self.left < 0:
            wrong = "this archive unpacks to far more than it should"
            raise IntakeError(self.name, wrong, ASK)
        return content


def _checked(name: str, data: bytes) -> bytes:
    """Refuse a table of contents that would take long to read; `zipfile` reads all of it."""
    if data.count(ENTRY) > MAX_MEMBERS:
        raise _too_many(name)
    return data


def _too_many(name: str) -> IntakeError:
    return IntakeError(name, f"this archive holds more than {MAX_MEMBERS} files", ASK)


def _of_zip(name: str, archive: zipfile.ZipFile, budget: _Budget) -> list[Member]:
    members = archive.infolist()
    wrong = document([member.filename for member in members])
    if wrong:
        raise IntakeError(name, wrong, ASK)

    def reader(member: zipfile.ZipInfo) -> Callable[[], bytes]:
        def read() -> bytes:
            if member.compress_type == zipfile.ZIP_LZMA:  # may ask for gigabytes
                raise damaged(name)
            with _in_words(name), archive.open(member) as file:
                return _capped(name, file, budget)

        return read

    return [
        Member(path, member.date_time, reader(member))
        for member in members
        if not (path := member.filename.replace("\\", "/")).endswith("/") and not is_nobodys(path)
    ]


def _of_tar(name: str, archive: tarfile.TarFile, budget: _Budget) -> list[Member]:
    def reader(member: tarfile.TarInfo) -> Callable[[], bytes]:
        def read() -> bytes:
            with _in_words(name):
                file = archive.extractfile(member)
                return _capped(name, file, budget) if file else b""

        return read

    found = []
    for count, member in enumerate(archive):
        if count >= MAX_MEMBERS:
            raise _too_many(name)
        if member.isreg() and not is_nobodys(member.name):
            found.append(Member(member.name, (int(member.mtime),), reader(member)))
    return found


def _capped(name: str, file: Any, budget: _Budget) -> bytes:
    content: bytes = budget.spend(file.read(min(MAX_BYTES, max(budget.left, 0)) + 1))
    if len(content) > MAX_BYTES:
        raise too_large(name)
    return content


def _decompress(kind: str, data: bytes, limit: int) -> bytes:
    """Return at most `limit` + 1 bytes of a compressed stream."""
    if kind == "xz":
        return lzma.LZMADecompressor(memlimit=XZ_MEMORY).decompress(data, limit + 1)
    with (gzip.open if kind == "gzip" else bz2.open)(io.BytesIO(data)) as file:
        content: bytes = file.read(limit + 1)
        return content
