"""The notebook of another lab is told from one of this lab, and from one of neither."""

from __future__ import annotations

import pytest
from conftest import DOUBLE, DOUBLE_STUB, TRIPLE, tiny_exam

from autograder.grading.recognise import Signs, Wanted, answered
from autograder.model import Cell

MANIFEST = tiny_exam().bundle.manifest
OTHER = Signs("other", "Other", frozenset({"halve", "square", "cube"}), frozenset({"Other lab"}))
WANTED = Wanted.of(tiny_exam(), [OTHER])


def cells(*sources: str, kind: str = "code") -> list[Cell]:
    return [Cell("", source, kind) for source in sources]


def defining(*names: str) -> list[Cell]:
    return cells(*(f"def {name}(x):\n    return x" for name in names))


@pytest.mark.parametrize(
    "notebook",
    [
        defining("halve", "square", "cube"),
        cells("# Other lab\n\nText.", kind="markdown"),
        [*cells("# Other lab", kind="markdown"), *defining("double")],
    ],
    ids=["names", "title", "one-name-of-ours"],
)
def test_another_labs_notebook_is_refused_by_its_name(notebook: list[Cell]) -> None:
    """So that it gets handed in where it belongs."""
    refused = WANTED.stranger("x.ipynb", notebook)

    assert refused and 'another lab, "Other" (other). Hand in your' in str(refused)
    assert "tiny" in refused.remedy


@pytest.mark.parametrize(
    "notebook",
    [
        defining("double"),
        [*defining("double", "triple", "halve", "square", "cube")],
        [*cells("# Tiny", kind="markdown"), *defining("double")],
    ],
    ids=["one-name", "both-labs-in-one", "title-and-name"],
)
def test_this_labs_notebook_is_taken_without_a_word(notebook: list[Cell]) -> None:
    """Even with the other lab's answers in it."""

    assert WANTED.stranger("x.ipynb", notebook) is None


@pytest.mark.parametrize(
    "notebook", [cells("print(1)"), defining("halve"), []], ids=["none", "by-chance", "empty"]
)
def test_a_notebook_of_neither_lab_is_refused(notebook: list[Cell]) -> None:
    """One name of another lab, by chance, makes it nobody's."""
    refused = WANTED.stranger("x", notebook)

    assert "nothing of this lab was found in this notebook" in str(refused)


def test_what_labs_share_is_no_sign_of_either() -> None:
    """Both labs may ask for a function of one name."""
    both = Signs("other", "Other", frozenset({"double", "triple"}))

    assert Wanted.of(tiny_exam(), [both]).stranger("x", defining("double", "triple")) is None


def test_the_signs_of_a_lab_are_read_from_its_release() -> None:
    """The functions that its answer cells define, less those of cells that are not run."""
    release = [
        Cell("title", "# Other lab", "markdown"),
        Cell("q1-answer", "def halve(x):\n    raise NotImplementedError"),
        Cell("q2-answer", "# The grader does not run this cell.\nW = 1"),
        Cell("helper", "def helper(): pass"),
    ]

    assert Signs("other", "Other", frozenset({"halve"}), frozenset({"Other lab"})) == (
        Signs.of_release("other", "Other", release)
    )


@pytest.mark.parametrize(
    ("sources", "count"),
    [([DOUBLE, TRIPLE], 2), ([DOUBLE_STUB, TRIPLE], 1), ([DOUBLE_STUB], 0), ([], 0)],
)
def test_answered_questions_are_counted(sources: list[str], count: int) -> None:
    """A stub as it was given answers nothing."""

    assert count == answered(MANIFEST.questions, cells(*sources))
