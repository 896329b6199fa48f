"""What people read here is spelled right, easy to read, and links to what is there."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

ROOT = Path(__file__).resolve().parents[1]
MASTERS = sorted(ROOT.glob("assignments/*/*.ipynb"))
STUDENT = sorted(ROOT.glob("student/*/*.ipynb"))
PAGES = sorted(ROOT.glob("*.md"))
CODE = sorted([*ROOT.glob("assignments/**/*.py"), *ROOT.glob("autograder/portable/*.py")])

HOSTS = {
    "colab.research.google.com",
    "distributed.dask.org",
    "otter-grader.readthedocs.io",
    "www.deeplearningbook.org",
}
"""Where links of ours may lead: a new one is looked at in a browser, then added here."""

LINK = re.compile(r"\]\(([^)\s]+)\)|(?<!\()\b(https?://[^\s)\"'`<>]+)")
NO_PROSE = re.compile(
    r"```.*?```|\$\$.*?\$\$|\$.*?\$|`[^`]*`|<[^>]*>|^[|#].*?$|\]\(.*?\)|Hint \d",
    re.DOTALL | re.MULTILINE,
)
WORD = re.compile(r"[A-Za-z’'-]*[A-Za-z][A-Za-z’'-]*")
WORDS_IN_A_CELL, WORDS_IN_A_SENTENCE = 60, 25
HEAVIEST = 90_000
"""Bytes of a student notebook: it opens at once, and previews show all of it."""


def cells(master: Path) -> Iterator[tuple[str, str, str]]:
    """Yield id, kind and source of each cell."""
    for cell in json.loads(master.read_text("utf-8"))["cells"]:
        yield cell["id"], cell["cell_type"], "".join(cell["source"])


def prose(master: Path) -> dict[str, str]:
    """Return the text of each markdown cell, without formulas, code, tables and headings."""
    return {
        name: NO_PROSE.sub(" ", source)
        for name, kind, source in cells(master)
        if kind == "markdown"
    }


def sentences(text: str) -> list[str]:
    """Return the sentences of a text; a line of its own and an item of a list are some, too."""
    return [part.strip() for part in re.split(r"(?<=[.?!:;])\s|\n", text) if part.strip()]


def spelling(folder: Path) -> str:
    """Return codespell's complaints on a folder, a line each: file, line, word, better word."""
    done = subprocess.run(
        [sys.executable, "-m", "codespell_lib", "."], cwd=folder, capture_output=True, text=True
    )
    return done.stdout + done.stderr


def wrong_links(text: str) -> list[str]:
    """Return the links of a text that lead nowhere we know."""
    wrong = []
    for target in ("".join(found.groups(default="")) for found in LINK.finditer(text)):
        parts = urlsplit(target.rstrip(".,"))
        inside = not parts.scheme and bool(parts.path) and (ROOT / parts.path).exists()
        if not inside and not (parts.scheme == "https" and parts.hostname in HOSTS):
            wrong.append(target)
    return wrong


def test_nothing_is_misspelt(tmp_path: Path) -> None:
    """Neither in a cell of a master nor in a page, an attempt or what a notebook brings along."""
    for master in MASTERS:
        (tmp_path / master.stem).mkdir()
        for name, _, source in cells(master):
            (tmp_path / master.stem / f"{name}.md").write_text(source, "utf-8")
    for path in (*PAGES, *CODE):
        copy = tmp_path / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(path.read_text("utf-8"), "utf-8")

    assert "" == spelling(tmp_path)


def test_a_misspelt_word_is_named_with_its_place(tmp_path: Path) -> None:
    """The check has teeth: it tells file, line and a better word."""
    (tmp_path / "q1-intro.md").write_text("Write the code.\nIt is teh answer.\n", "utf-8")

    assert "./q1-intro.md:2: teh ==> the\n" == spelling(tmp_path)


@pytest.mark.parametrize("path", [*MASTERS, *PAGES], ids=lambda path: path.name)
def test_links_lead_to_files_or_hosts_we_know(path: Path) -> None:
    """No typing error in an address, no file that has gone, no http."""
    text = path.read_text("utf-8")
    if path in MASTERS:
        text = "\n".join(source for _, kind, source in cells(path) if kind == "markdown")

    assert [] == wrong_links(text)


@pytest.mark.parametrize(
    "link", ["[a](http://otter-grader.readthedocs.io)", "[a](https://exmaple.org)", "[a](gone.md)"]
)
def test_a_link_that_leads_nowhere_is_found(link: str) -> None:
    """Not secure, unknown, or gone."""
    assert [link[4:-1]] == wrong_links(link)


@pytest.mark.parametrize("master", MASTERS, ids=lambda path: path.stem)
def test_a_cell_says_one_thing_in_few_words(master: Path) -> None:
    """At most 60 words a cell: students skip what is longer."""
    long = {name: len(WORD.findall(text)) for name, text in prose(master).items()}

    assert {} == {name: words for name, words in long.items() if words > WORDS_IN_A_CELL}


@pytest.mark.parametrize("master", MASTERS, ids=lambda path: path.stem)
def test_sentences_are_short(master: Path) -> None:
    """At most 25 words, for readers whose language is another."""
    said = [sentence for text in prose(master).values() for sentence in sentences(text)]

    assert [] == [one for one in said if len(WORD.findall(one)) > WORDS_IN_A_SENTENCE]


@pytest.mark.parametrize("notebook", STUDENT, ids=lambda path: path.stem)
def test_a_student_notebook_is_light(notebook: Path) -> None:
    """What is added is paid for by what is cut."""
    assert HEAVIEST > notebook.stat().st_size
