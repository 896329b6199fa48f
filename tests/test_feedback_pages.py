"""A student reads points, ideas and what to try; of hidden tests nothing but that."""

from __future__ import annotations

from dataclasses import replace

import pytest
from results import result
from test_report import NASTY, Page

from autograder.gradebook import feedback_pages, pages
from autograder.model import CaseResult, Grade, Outcome, QuestionResult, Status

CASES = (
    CaseResult("test_by_hand", False, False, 0, 1, "f(2) should be 4, got 3"),
    CaseResult("test_secret_name", True, False, 0, 1, "secret message"),
)


def graded(**question: object) -> Grade:
    found = QuestionResult(0.5, 2.0, Outcome.FAILED, "half-missing", "The ½ is missing.", CASES)
    return replace(result("a.ipynb", "ana"), questions={"q1": replace(found, **question)})  # type: ignore[arg-type]


def both(grade: Grade, **more: object) -> tuple[str, str]:
    page = feedback_pages.page(grade, "Tiny", "Ana N.", **more)  # type: ignore[arg-type]
    return Page(page.html()).text, page.markdown()


def test_a_page_says_points_idea_and_what_to_try() -> None:
    """In both forms, and what the visible checks say."""
    for text in both(graded()):
        for said in ("0.5 of 2", "The idea behind it", "The ½ is missing.", "What to try"):
            assert said in text
        assert "by hand" in text and "should be 4, got 3" in text


def test_a_hidden_test_is_neither_named_nor_quoted() -> None:
    """Not even in the comment that goes into the platform."""
    comment = feedback_pages.page(graded(), "Tiny").comment()

    for text in (*both(graded()), comment):
        assert "secret" not in text


@pytest.mark.parametrize(
    ("outcome", "passed", "said"),
    [
        (Outcome.BLANK, False, "Fill in the answer cell"),
        (Outcome.ERRORED, False, "run all"),
        (Outcome.FAILED, False, "until all of it passes"),
        (Outcome.PARTIAL, True, "other numbers, shapes and types"),
    ],
)
def test_what_to_try_depends_on_what_happened(outcome: Outcome, passed: bool, said: str) -> None:
    """Whoever passes the check in the notebook is told that there is more."""
    seen = replace(CASES[0], passed=passed)

    assert said in both(graded(outcome=outcome, tests=(seen, CASES[1])))[0]


def test_what_is_right_gets_no_advice() -> None:
    """Nothing to try."""
    assert "What to try" not in both(graded(outcome=Outcome.PASSED, score=2.0))[0]


def test_a_file_that_is_none_has_one_sentence() -> None:
    """Not seven times the same."""
    grade = replace(graded(feedback="This is a PDF."), status=Status.INVALID)

    for text in both(grade):
        assert 1 == text.count("This is a PDF") and "q1" not in text


def test_points_that_a_person_set_are_told_as_such() -> None:
    """The reason stays with staff."""
    assert "set by a person" in both(graded(), decided={"q1"})[0]


def test_nobody_s_text_is_markup() -> None:
    """Whatever a student put into messages, names and files."""
    grade = replace(graded(feedback=NASTY), student=NASTY, submission=NASTY)
    page = feedback_pages.page(grade, NASTY, NASTY)

    for html in (page.html(), f"<p>{page.comment()}</p>"):
        tags = [tag for tag, _ in Page(html).tags]
        assert "script" not in tags and "img" not in tags
    assert "<" not in page.markdown().replace("\\<", "")


@pytest.mark.parametrize(
    "text", ["# a", "- a", "1. a", "a_b_c", "*a*", "[a](b)", "`a`", "a | b", "+ a"]
)
def test_a_text_reads_in_markdown_as_it_stands(text: str) -> None:
    """By a well-kept reader of Markdown."""
    from markdown_it import MarkdownIt

    html = MarkdownIt("commonmark").enable("table").render(pages.markdown(text))

    assert text == Page(html).text.strip() and ["p"] == [tag for tag, _ in Page(html).tags]
