"""Archives are told by their content, read in memory, and cost no more than their caps."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable

import pytest

from autograder.errors import IntakeError
from autograder.grading import archives, files


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as file:
        for name, content in members.items():
            info = zipfile.ZipInfo("x")
            info.filename, info.compress_type = name, method  # backslashes stay as they are
            file.writestr(info, content)
    return data.getvalue()


def tarred(members: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w") as file:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            file.addfile(info, io.BytesIO(content))
        for kind in (tarfile.SYMTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE):
            info = tarfile.TarInfo(f"special-{kind.decode()}")
            info.type, info.linkname = kind, "/etc/passwd"
            file.addfile(info)
    return data.getvalue()


CONTENT = {"lab/a.ipynb": b"one", "lab/data.csv": b"two"}
FORMS = {
    "zip": zipped(CONTENT),
    "stored": zipped(CONTENT, zipfile.ZIP_STORED),
    "zip-bzip2": zipped(CONTENT, zipfile.ZIP_BZIP2),
    "tar": tarred(CONTENT),
    "tar.gz": gzip.compress(tarred(CONTENT)),
    "tar.bz2": bz2.compress(tarred(CONTENT)),
    "tar.xz": lzma.compress(tarred(CONTENT)),
}


def opened(data: bytes, name: str = "x.zip") -> dict[str, bytes]:
    return {member.name: member.read() for member in archives.members(name, data)}


def refusal(data: bytes) -> str:
    with pytest.raises(IntakeError) as refused:
        opened(data)
    return refused.value.sentence


@pytest.mark.parametrize("form", FORMS)
def test_the_kind_is_told_by_the_content(form: str) -> None:
    """Whatever the file is called; links and devices in it are not there."""

    assert archives.is_archive(FORMS[form])
    assert CONTENT == opened(FORMS[form], "name-without-suffix")


@pytest.mark.parametrize("compress", [gzip.compress, bz2.compress, lzma.compress])
def test_one_compressed_file_is_an_archive_of_one(compress: Callable[[bytes], bytes]) -> None:
    """Under the name less the suffix."""

    assert {"lab.ipynb": b"one"} == opened(compress(b"one"), "lab.ipynb.gz")


@pytest.mark.parametrize("data", [b"", b"{}", b"PK", b"%PDF-1.4", b"x" * 1000])
def test_other_files_are_no_archives(data: bytes) -> None:
    """They are looked at elsewhere."""

    assert not archives.is_archive(data)


def test_backslashes_of_windows_are_folders() -> None:
    """And what systems leave behind is not there."""
    members = {
        "lab\\a.ipynb": b"one",
        "lab\\.ipynb_checkpoints\\a-checkpoint.ipynb": b"old",
        "__MACOSX/lab/._a.ipynb": b"mac",
        "lab/.DS_Store": b"mac",
        "lab/": b"",
        "../../evil.py": b"evil",
    }

    assert {"lab/a.ipynb": b"one", "../../evil.py": b"evil"} == opened(zipped(members))


def test_a_bomb_costs_no_more_than_its_cap() -> None:
    """A small archive may hold a little, by ratio and in all."""
    zeros = b"\0" * (files.MAX_BYTES // 2)
    bomb = zipped({f"{n}.ipynb": zeros for n in range(5)})

    assert "unpacks to far more than it should" in refusal(bomb)
    assert "unpacks to far more than it should" in refusal(gzip.compress(zeros * 3))
    assert "unpacks to far more than it should" in refusal(lzma.compress(zeros * 3))


def test_a_member_that_is_too_large_is_not_read_whole() -> None:
    """The cap of a file holds inside an archive, too."""
    noise = bytes(range(256)) * 4096  # a megabyte
    large = zipped({"a.ipynb": noise * 51}, zipfile.ZIP_STORED)

    assert "larger than 50 MB" in refusal(large)


def test_too_many_members_are_refused_before_they_are_listed() -> None:
    """A table of contents is data, too."""
    many = zipped({f"{n}": b"" for n in range(archives.MAX_MEMBERS + 1)}, zipfile.ZIP_STORED)

    assert "more than 10000 files" in refusal(many)
    assert "more than 10000 files" in refusal(tarred({f"{n}": b"" for n in range(10_001)}))


def test_a_locked_archive_is_refused_by_that_name() -> None:
    """The student knows the password, and can pack it without."""
    data = bytearray(zipped({"a.ipynb": b"one"}))
    data[6] |= 1
    data[data.index(archives.ENTRY) + 8] |= 1

    assert "locked with a password" in refusal(bytes(data))


@pytest.mark.parametrize("form", FORMS)
def test_a_damaged_archive_is_refused(form: str) -> None:
    """Cut off anywhere, it is no crash."""
    data = FORMS[form]
    for length in range(len(data) // 2, len(data), max(len(data) // 50, 1)):
        try:
            opened(data[:length])
        except IntakeError as error:
            assert error.sentence.startswith("This archive")


def test_wrong_bytes_inside_are_no_crash() -> None:
    """Sizes, methods and checksums can lie."""
    good = zipped(CONTENT)
    for position in range(4, len(good)):
        data = bytearray(good)
        data[position] ^= 0xFF
        try:
            opened(bytes(data))
        except IntakeError as error:
            assert error.sentence.endswith(".")


def test_lzma_inside_a_zip_is_not_tried() -> None:
    """Its header may ask for gigabytes of memory."""

    assert "damaged or of an unusual kind" in refusal(zipped(CONTENT, zipfile.ZIP_LZMA))


def test_the_checksum_of_a_member_is_looked_at() -> None:
    """Half a notebook is not graded."""
    data = zipped({"a.ipynb": b"one"}, zipfile.ZIP_STORED)
    swapped = data.replace(b"one", b"two")

    assert zlib.crc32(b"one") != zlib.crc32(b"two")
    assert "damaged" in refusal(swapped)
