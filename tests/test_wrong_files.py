"""What is no notebook is answered with one sentence that gets the right file back."""

from __future__ import annotations

import io
import json
import re
import zipfile

import pytest
from conftest import notebook

from autograder.errors import IntakeError
from autograder.grading import intake

COLAB = "https://colab.research.google.com/drive/1a2b3c?usp=sharing"
PAGE = "<!DOCTYPE html><html><head><title>{}</title></head><body>{}</body></html>"
GOOD = json.dumps(notebook("x = 1"), indent=1)


def document(*members: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        for name in members:
            file.writestr(name, "x")
    return data.getvalue()


KINDS: list[tuple[str, bytes | str, str]] = [
    ("lab.pdf", b"%PDF-1.4 ...", "is a PDF: hand in the notebook itself"),
    ("lab.ipynb", b"%PDF-1.7 renamed", "is a PDF"),
    ("lab.py", "import numpy as np\n\ndef f(x):\n    return x\n", "is a Python script"),
    ("lab.py", f'"""Original file is at\n    {COLAB}\n"""\n', "is a Python script"),
    ("lab.txt", "# In[1]:\n\nx = 1\n", "is a Python script"),
    ("lab.html", PAGE.format("lab", '<div class="jp-Cell">'), "a web page made from a notebook"),
    ("lab.ipynb", PAGE.format("lab.ipynb at main", "code"), "is a web page"),
    ("lab.ipynb", PAGE.format("Google Drive", "You need access"), "access is needed"),
    ("lab.ipynb", '<html lang="en"><a href="https://accounts.google.com/x">', "access is needed"),
    ("lab.txt", f"My notebook: {COLAB}\n", "is a link to a notebook"),
    ("link.txt", "https://example.org/lab.ipynb", "is a link to a notebook"),
    ("lab.url", f"[InternetShortcut]\r\nURL={COLAB}\r\n", "is a link to a notebook"),
    ("lab.webloc", "<?xml version='1.0'?><plist><dict/></plist>", "is a link to a notebook"),
    ("lab.gdoc", '{"url": "https://docs.google.com/open?id=1"}', "is a link to a notebook"),
    ("lab.ipynb", '{"url": "https://docs.google.com/open?id=1"}', "is a link to a notebook"),
    ("lab.rar", b"Rar!\x1a\x07\x01\x00", "RAR archive.*as a .zip"),
    ("lab.7z", b"7z\xbc\xaf\x27\x1c\x00", "7z archive.*as a .zip"),
    ("lab.docx", document("[Content_Types].xml", "word/document.xml"), "is a Word document"),
    ("lab.xlsx", document("[Content_Types].xml", "xl/workbook.xml"), "is an Excel sheet"),
    ("lab.odt", document("mimetype", "content.xml"), "is an OpenDocument file"),
    ("m.keras", document("config.json", "model.weights.h5"), "is a saved model"),
    ("m.h5", b"\x89HDF\r\n\x1a\n", "is a saved model"),
    ("shot.png", b"\x89PNG\r\n\x1a\n", "is a picture"),
    ("shot.jpg", b"\xff\xd8\xff\xe0", "is a picture"),
    ("shot.heic", b"\0\0\0\x18ftypheic", "is a picture"),
    ("shot.webp", b"RIFF\0\0\0\0WEBPVP8 ", "is a picture"),
    ("film.mp4", b"\0\0\0\x18ftypmp42", "is a video"),
    ("lab.rtf", rb"{\rtf1\ansi", "is a text document"),
    ("lab.txt", "I have no internet, sorry.", "is a text, not a notebook"),
    ("lab.bin", bytes(range(256)) * 4, "is not a notebook and not a text"),
    ("lab.ipynb", b"", "is empty"),
    ("lab.ipynb", b"\xef\xbb\xbf \r\n", "is empty"),
    ("lab.ipynb", b"\0" * 1000, "is empty"),
    ("lab.ipynb", GOOD[:200], "is cut off or damaged"),
    ("lab.ipynb", GOOD.replace('"id"', '\n<<<<<<< HEAD\n"id"'), "conflict marks of Git"),
    ("lab.ipynb", "version https://git-lfs.github.com/spec/v1\noid sha256:1", "git lfs pull"),
    ("lab.ipynb", "{}", "is JSON, but not a notebook"),
    ("lab.ipynb", "[1, 2]", "is a text, not a notebook"),
    ("lab.ipynb", '{"a": ' + "[" * 200_000, "nested far too deeply|cut off"),
    ("lab.ipynb", '{"a": [' + "[]," * 7_000_000 + "0]}", "far too many values"),
]


@pytest.mark.parametrize(("name", "data", "says"), KINDS, ids=[kind[2][:30] for kind in KINDS])
def test_the_sentence_says_what_it_is_and_what_to_do(
    name: str, data: bytes | str, says: str
) -> None:
    """One sentence, and of another file than a notebook, what to hand in instead."""
    raw = data.encode() if isinstance(data, str) else data

    with pytest.raises(IntakeError) as refused:
        intake.parse(name, raw, {})

    sentence = refused.value.sentence

    assert sentence.startswith("This ") and sentence.endswith(".") and ": " in sentence
    assert re.search(says, sentence)


def test_a_link_is_answered_otherwise_than_a_pdf() -> None:
    """Who hands in a link thinks that staff can open it."""
    with pytest.raises(IntakeError) as refused:
        intake.parse("lab.txt", COLAB.encode(), {})

    assert "cannot always open a link" in refused.value.sentence
