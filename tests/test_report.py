"""The page on a class says what is in its gradebook, and nobody's text is more than text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser

import numpy as np
import pytest
from results import result

from autograder.gradebook.classes import Member
from autograder.gradebook.overrides import Override
from autograder.gradebook.report import discrimination, report
from autograder.model import Grade, Outcome, Status

NASTY = '</script><script>alert(1)</script>"><img src=x onerror=alert(1)>{{ 7*7 }}'


def class_(count: int = 12) -> Iterator[tuple[Member, Grade | None]]:
    """Half of a class is right on q1, holds an idea on q2, and stops there; one is absent."""
    for number in range(count):
        student = f"s{number:03}"
        scores = (2.0, 1.0, 0.0) if number % 2 else (0.0, 0.0, 2.0)
        grade = result(f"{student}.ipynb", student, scores)
        if number % 2:
            last = replace(grade.questions["q10"], outcome=Outcome.BLANK)
            grade = replace(grade, questions={**grade.questions, "q10": last})
        yield Member(student, "handed in", f"Name {number}", late=number == 3), grade
    yield Member("absent", "nothing", "Abby Sent"), None


class Page(HTMLParser):
    """What a browser would load or run, and the text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def test_it_says_how_the_class_did() -> None:
    """Mean, distribution, ideas with who holds them, and where people stopped."""
    found = report("Tiny", class_(), [])

    assert (2.5, 12, {"handed in": 12, "nothing": 1}) == (
        found.mean,
        len(found.counted),
        found.standings,
    )
    assert 12 == sum(bar.count for bar in found.bars)
    assert [("q2", "half-missing", 6)] == [
        (i.question, i.name, len(i.students)) for i in found.ideas
    ]
    assert [("q2", 6)] == found.ends


def test_a_question_at_which_the_strong_fail_is_odd() -> None:
    """Its points go against those of all others."""
    items = {item.name: item for item in report("Tiny", class_(), []).items}

    assert "look at the question" in items["q10"].odd
    assert (0.5, 6) == (items["q1"].share, items["q1"].outcomes["passed"])


def test_discrimination_is_the_corrected_correlation() -> None:
    """Few people, or all alike, say nothing."""
    scores = np.array([0.0, 1, 0, 1, 0, 1, 0, 1])

    assert pytest.approx(1.0) == discrimination(scores, scores * 3.0)
    assert discrimination(scores[:4], scores[:4]) is None
    assert discrimination(np.ones(9), np.array([float(n) for n in range(9)])) is None


def test_what_went_wrong_is_worth_a_look() -> None:
    """Each with its reason; a file that is none has no say in the numbers."""
    bad = replace(result("x.pdf", "pia"), status=Status.INVALID)
    slow = replace(result("slow.ipynb", "sam"), seconds=99.0)
    more = [(Member("pia", "handed in"), bad), (Member("sam", "handed in"), slow)]
    made = Override("tiny", "s001", "q1", 2.0, "ta", datetime(2026, 11, 20, tzinfo=UTC), "kind")

    found = report("Tiny", [*class_(), *more], [made])
    page = Page(found.html())

    assert (["pia"], ["sam"]) == (
        [r.student for r in found.stopped],
        [r.student for r in found.slow],
    )
    assert 13 == len(found.counted)
    assert all(text in page.text for text in ("x.pdf", "99.0", "kind", "Abby Sent"))


def test_it_loads_nothing_and_nobody_s_text_is_markup() -> None:
    """One inline script of ours, whatever names and files are called."""
    grade = result(NASTY, NASTY)
    nasty = replace(grade.questions["q1"], feedback=NASTY, misconception=NASTY)
    grade = replace(grade, questions={"q1": nasty}, notes=(NASTY,))

    page = Page(report(NASTY, [(Member(NASTY, "handed in", NASTY, note=NASTY), grade)], []).html())
    tags = [tag for tag, _ in page.tags]

    assert 1 == tags.count("script") and "img" not in tags and "link" not in tags
    assert not [a for _, a in page.tags if "src" in a or any(name.startswith("on") for name in a)]
    hrefs = [a["href"] or "" for _, a in page.tags if "href" in a]
    assert all(href.startswith(("#", "feedback/")) for href in hrefs)
    assert "{{ 7*7 }}" in page.text


def test_three_hundred_people_fit_into_three_megabytes() -> None:
    """A page that anybody can open and send."""
    assert 3_000_000 > len(report("Tiny", class_(300), []).html().encode())


def test_everybody_s_own_page_is_a_link_away() -> None:
    """Who handed in nothing has none."""
    page = Page(report("Tiny", class_(2), [], pages={"s001": "feedback/s001.html"}).html())

    assert ["feedback/s001.html"] == [
        a["href"] for tag, a in page.tags if tag == "a" and not (a["href"] or "").startswith("#")
    ]


def test_an_empty_class_has_a_page() -> None:
    """Nothing to divide by."""
    assert "Nobody has points yet" in Page(report("Tiny", [], []).html()).text
