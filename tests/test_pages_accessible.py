"""Pages can be read by everybody: structure for screen readers, contrast for tired eyes."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from in_browser import barriers, chromium
from results import result
from test_report import Page, class_

from autograder.gradebook import feedback_pages
from autograder.gradebook.pages import TEMPLATES
from autograder.gradebook.report import report
from autograder.portable.checker import COLOURS

PAGES = {
    "report": report("Tiny", class_(), [], pages={"s001": "feedback/s001.html"}).html(),
    "feedback": feedback_pages.page(result("a.ipynb", "ana"), "Tiny", "Ana").html(),
}
STUDENT = sorted((Path(__file__).parents[1] / "student").glob("*/*.ipynb"))
TEXT = ("ink", "quiet", "good", "half", "bad", "bar")
LEAST_CONTRAST = 4.5
"""WCAG 2.2, success criterion 1.4.3 (AA)."""
LEAST_CONTRAST_OF_SHAPES = 3.0
"""WCAG 2.2, success criterion 1.4.11 (AA)."""


def themes() -> Iterator[dict[str, str]]:
    """Yield the colours of each theme of the style sheet."""
    style = (TEMPLATES / "page.css").read_text(encoding="utf-8")
    for block in re.findall(r":root \{([^}]*)\}", style):
        colours = dict(re.findall(r"--(\w+): (#[0-9a-f]+)", block))
        if set(TEXT) <= colours.keys():
            yield colours


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * c for c in colour[1:])
    shares = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21 (WCAG 2.2)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", themes(), ids=["light", "dark"])
def test_text_has_enough_contrast(theme: dict[str, str]) -> None:
    """On paper and on soft ground, in both themes."""
    low = [
        (name, ground)
        for name in TEXT
        for ground in ("paper", "soft")
        if contrast(theme[name], theme[ground]) < LEAST_CONTRAST
    ]

    assert [] == low


@pytest.mark.parametrize("ground", ["#ffffff", "#111111", "#383838"])
def test_the_stroke_beside_a_check_is_seen(ground: str) -> None:
    """On the ground of a light notebook, a dark one in Jupyter, and a dark one in Colab."""
    faint = {c for c in COLOURS.values() if contrast(c, ground) < LEAST_CONTRAST_OF_SHAPES}

    assert set() == faint


@pytest.mark.slow
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_no_barrier(name: str, theme: Literal["light", "dark"], tmp_path: Path) -> None:
    """With all that can be opened open, in both themes."""
    with chromium(tmp_path) as page:
        page.emulate_media(color_scheme=theme)
        page.set_content(PAGES[name])
        page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")

        assert [] == barriers(page)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_a_language_a_title_and_one_main_part(name: str) -> None:
    """And it lets a phone scale it."""
    tags = Page(PAGES[name]).tags
    names = [tag for tag, _ in tags]

    assert ("html", {"lang": "en"}) in tags
    assert (1, 1, 1) == tuple(names.count(tag) for tag in ("title", "main", "h1"))
    (viewport,) = (a["content"] for _, a in tags if a.get("name") == "viewport")
    assert viewport and "user-scalable" not in viewport


@pytest.mark.parametrize("name", PAGES)
def test_headings_skip_no_level(name: str) -> None:
    """From the title down."""
    levels = [int(tag[1]) for tag, _ in Page(PAGES[name]).tags if re.fullmatch(r"h\d", tag)]

    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


@pytest.mark.parametrize("notebook", STUDENT, ids=lambda path: path.stem)
def test_headings_of_a_notebook_skip_no_level(notebook: Path) -> None:
    """One title, and from it down, as the table of contents beside it shows."""
    cells = json.loads(notebook.read_text("utf-8"))["cells"]
    text = "\n".join("".join(c["source"]) for c in cells if c["cell_type"] == "markdown")
    levels = [len(marks) for marks in re.findall(r"^(#+) ", text, re.MULTILINE)]

    assert (1, 1) == (levels[0], levels.count(1))
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


@pytest.mark.parametrize("name", PAGES)
def test_what_is_no_text_has_a_name(name: str) -> None:
    """Pictures, meters and regions that scroll; heads of tables say of what they are."""
    tags = Page(PAGES[name]).tags
    named = {"svg", "meter", "nav"}
    nameless = [tag for tag, a in tags if tag in named and not a.get("aria-label")]
    nameless += [tag for tag, a in tags if a.get("role") == "region" and not a.get("aria-label")]

    assert [] == nameless + [tag for tag, a in tags if tag == "th" and not a.get("scope")]


def test_whoever_has_no_mouse_can_sort_and_scroll() -> None:
    """Each column by a button, each wide table by the keyboard."""
    tags = Page(PAGES["report"]).tags
    heads = [a for tag, a in tags if tag == "th" and a["scope"] == "col"]

    assert len(heads) == [tag for tag, _ in tags].count("button")
    assert all(a.get("tabindex") == "0" for _, a in tags if a.get("class") == "scroll")
