"""Names what a file is that holds no notebook, with the sentence that gets the right one back."""

from __future__ import annotations

import re
from collections.abc import Callable

from autograder.errors import IntakeError
from autograder.grading.files import ASK

HEAD = 2_000_000
"""Characters of a file that are looked at."""

SHARED = (
    "Open it and hand in the notebook itself, by File → Download → Download .ipynb, "
    "since staff cannot always open a link, and what it shows can still change."
)
SAVE_AS = "Open the notebook in Colab and take File → Download → Download .ipynb, not this page."
PACK = "Hand in the .ipynb itself, or pack it as a .zip."

ANYWHERE = -1
MAGIC: tuple[tuple[bytes, int, str, str], ...] = (
    (b"%PDF-", ANYWHERE, "this is a PDF", ASK),
    (b"\x89PNG", 0, "this is a picture", ASK),
    (b"\xff\xd8\xff", 0, "this is a picture", ASK),
    (b"GIF8", 0, "this is a picture", ASK),
    (b"II*\x00", 0, "this is a picture", ASK),
    (b"MM\x00*", 0, "this is a picture", ASK),
    (b"WEBP", 8, "this is a picture", ASK),
    (b"ftyphei", 4, "this is a picture", ASK),
    (b"ftypmif1", 4, "this is a picture", ASK),
    (b"ftyp", 4, "this is a video", ASK),
    (b"\x1aE\xdf\xa3", 0, "this is a video", ASK),
    (b"Rar!\x1a\x07", 0, "this is a RAR archive, which is not opened here", PACK),
    (b"7z\xbc\xaf\x27\x1c", 0, "this is a 7z archive, which is not opened here", PACK),
    (b"\x28\xb5\x2f\xfd", 0, "this is a Zstandard archive, which is not opened here", PACK),
    (b"\x89HDF\r\n\x1a\n", 0, "this is a saved model, not the code that makes it", ASK),
    (b"SQLite format 3\x00", 0, "this is a database", ASK),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0, "this is an old Word or Office document", ASK),
    (b"{\\rtf", 0, "this is a text document (RTF)", ASK),
    (b"bplist00", 0, "this is a link or a settings file of a Mac", ASK),
)
"""What files of other kinds begin with: the bytes, where they stand, what to say and ask for."""

PACKED: tuple[tuple[str, str], ...] = (
    ("word/", "this is a Word document"),
    ("xl/", "this is an Excel sheet"),
    ("ppt/", "this is a PowerPoint file"),
    ("content.xml", "this is an OpenDocument file"),
    ("Index/Document.iwa", "this is a document of Pages, Numbers or Keynote"),
    ("META-INF/container.xml", "this is an e-book"),
    ("model.weights.h5", "this is a saved model, not the code that makes it"),
)
"""Documents that are zip files: a member that each of them has."""

LINK_SUFFIXES = (".gdoc", ".gsheet", ".gslides", ".url", ".webloc", ".desktop", ".lnk")
DRIVE = re.compile(r"https?://(?:colab\.research|drive|docs)\.google\.com/\S")
ADDRESS = re.compile(r"https?://\S")
CODE = re.compile(r"^(?:def |class |import |from \w[\w.]* import |# (?:%%|In\[))", re.MULTILINE)
CONFLICT = re.compile(r"^(?:<<<<<<<|>>>>>>>) ", re.MULTILINE)


def refusal(name: str, data: bytes, text: str | None) -> IntakeError:
    """Return the error for a file that is neither a notebook nor an archive.

    `text` is what it decodes to, None when it is no text.
    """
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        remedy = "Open the notebook, wait until it is saved, and download the .ipynb again."
        return IntakeError(name, "this file is empty", remedy)
    for magic, offset, wrong, remedy in MAGIC:
        found = data.find(magic, 0, 1024)
        if found >= 0 and offset in (found, ANYWHERE):
            return IntakeError(name, wrong, remedy)
    if text is None:
        return IntakeError(name, "this is not a notebook and not a text", ASK)
    head, suffix = text[:HEAD], name[name.rfind(".") :].lower()
    for fits, wrong, remedy in TEXTS:
        if fits(head.lstrip("\ufeff \t\r\n"), suffix):
            return IntakeError(name, wrong, remedy)
    return IntakeError(name, "this is a text, not a notebook", ASK)


def document(names: list[str]) -> str | None:
    """Return what a zip file is when its members' names are those of a document, else None."""
    kept = [name for name in names if not name.lower().endswith(".ipynb")]
    if len(kept) < len(names):
        return None
    for member, wrong in PACKED:
        if any(name.startswith(member) if member[-1] == "/" else name == member for name in names):
            return wrong
    return None


def _is_page(head: str, suffix: str) -> bool:
    start = head[:2000].lower()
    return start.startswith(("<!doctype html", "<html")) or (
        start.startswith("<") and ("<html" in start or "<head" in start or "<body" in start)
    )


def _is_locked(head: str, suffix: str) -> bool:
    words = ("You need access", "Request access", "accounts.google.com", "Sign in - Google")
    return _is_page(head, suffix) and any(word in head for word in words)


def _is_export(head: str, suffix: str) -> bool:
    signs = ("jp-Notebook", "jp-Cell", "nbconvert", "jupyter", "Jupyter", "notebook-container")
    return _is_page(head, suffix) and any(sign in head for sign in signs)


def _is_link(head: str, suffix: str) -> bool:
    """A shortcut, or a text that is hardly more than an address."""
    if suffix in LINK_SUFFIXES:
        return True
    if suffix == ".py" or '"cells"' in head:
        return False
    short = len(head) < 2000 and head.count("\n") < 20 and not _is_page(head, suffix)
    google = short and DRIVE.search(head) is not None and CODE.search(head) is None
    return google or (len(head) < 400 and ADDRESS.match(head) is not None)


def _is_pointer(head: str, suffix: str) -> bool:
    return head.startswith("version https://git-lfs.github.com/spec/")


def _has_conflict(head: str, suffix: str) -> bool:
    return head.startswith("{") and CONFLICT.search(head) is not None


def _is_json(head: str, suffix: str) -> bool:
    return head.startswith("{")


def _is_script(head: str, suffix: str) -> bool:
    return suffix in (".py", ".ipy") or CODE.search(head) is not None


def _is_picture(head: str, suffix: str) -> bool:
    return suffix == ".svg" or "<svg" in head[:500]


TEXTS: tuple[tuple[Callable[[str, str], bool], str, str], ...] = (
    (
        _is_locked,
        "this is a page that says that access is needed, not the notebook behind it",
        "Open the notebook with your own account and take File → Download → Download .ipynb.",
    ),
    (_is_export, "this is a web page made from a notebook", SAVE_AS),
    (_is_page, "this is a web page", SAVE_AS),
    (_is_link, "this is a link to a notebook, not the notebook", SHARED),
    (
        _is_pointer,
        "this is a pointer of Git LFS, not the notebook",
        "Run `git lfs pull`, and hand in the file that it puts there.",
    ),
    (
        _has_conflict,
        "this notebook has conflict marks of Git in it and cannot be opened",
        "Resolve the conflict, open it once in Colab or Jupyter, save, and hand it in again.",
    ),
    (
        _is_json,
        "this notebook is cut off or damaged and cannot be opened",
        "Open your own copy, see that all cells are there, and download the .ipynb again.",
    ),
    (_is_picture, "this is a picture", ASK),
    (_is_script, "this is a Python script, without the outputs that are graded", ASK),
)
"""What a text can be, in this order: how to tell, what to say, what to ask for."""
