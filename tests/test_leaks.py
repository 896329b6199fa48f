"""Nothing that only staff may see reaches student/, wherever in a file it would stand."""

from __future__ import annotations

import json

import pytest
from tiny_master import COST_HIDDEN, Tiny

from autograder.release import leaks, pasted
from autograder.release.leaks import find


def lines(text: str, tiny: Tiny | None = None, name: str = "tests/q1.py") -> list[str]:
    return [str(error) for error in find({name: text.encode()}, (tiny or Tiny()).master())]


def test_what_students_are_meant_to_see_is_no_leak() -> None:
    """Stubs, public cases and the text of the lab are theirs."""
    visible = [
        'def cost(prediction, target):\n    raise NotImplementedError("q1: write cost")',
        "expect(cost([1.0, 3.0], [0.0, 1.0]), 1.25)",
        'answers = {"half": None}',
        "Write the cost.",
    ]

    assert [] == lines("\n".join(visible))


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (
            "difference=np.asarray( prediction )-np.asarray(target)",
            '"difference = np.asarray(prediction) - np.asarray(target)" '
            "of the solution in cell q1-answer",
        ),
        (
            "# like test_the_cost_of_many_points",
            "the name of the hidden case in cell q1-test-many",
        ),
        (
            "The mean is over all elements, then halved.",
            "the failure_message of the hidden case in cell q1-test-many",
        ),
        ("-7.250 and 0.625!", "the number 0.625 of the hidden case in cell q1-test-many"),
        ("y = [0.625, -7.25,3.0]", "[0.625, -7.25, 3.0] of the hidden case in cell q1-test-many"),
        ("def expected_half_mse(p, t):", "expected_half_mse of reference.py"),
        ("{'half':'b'}", 'the right choice for "half" in cell q2-answer'),
    ],
)
def test_a_secret_is_found_however_it_is_laid_out(text: str, what: str) -> None:
    """Spaces, quotes and brackets hide nothing."""

    assert f"tests/q1.py: students would get {what}. Take it out there." in lines(text)


def test_a_line_that_students_may_see_elsewhere_is_no_secret() -> None:
    """What the lab's own text tells is told."""
    tiny = Tiny().insert("figure", "markdown", "hint", "`return np.mean(difference**2) / 2`")

    assert [] == lines("    return np.mean(difference**2) / 2", tiny)


def test_a_right_choice_stays_a_secret_even_where_the_master_tells_it() -> None:
    """A hint that gives a choice away is found."""
    tiny = Tiny().insert("figure", "markdown", "hint", '`{"half": "b"}`')

    assert [
        'tests/q1.py: students would get the right choice for "half" in cell q2-answer. '
        "Take it out there."
    ] == lines('{"half": "b"}', tiny)


def test_a_secret_in_the_metadata_of_a_notebook_is_found() -> None:
    """Nobody sees it in Colab, and everybody can download it."""
    notebook = {"cells": [], "metadata": {"otter": {"tests": ["def test_half_of_it(answers):"]}}}

    assert (
        "tiny.ipynb, metadata: students would get the name of the hidden case in cell q2-test-half."
        " Take it out there."
    ) == lines(json.dumps(notebook), name="tiny.ipynb")[0]


def test_a_secret_in_the_embedded_tests_of_the_setup_cell_is_found() -> None:
    """What the setup cell brings along is read as well."""
    source = [
        "PUBLIC_TESTS = {\n",
        "'q1': r'''\n",
        "def test_the_cost_of_many_points(cost):\n",
        "'''",
    ]
    notebook = {"cells": [{"id": "setup", "source": source}], "metadata": {}}

    assert (
        "tiny.ipynb, cell setup: students would get the name of the hidden case in cell "
        "q1-test-many. Take it out there."
    ) == lines(json.dumps(notebook), name="tiny.ipynb")[0]


def test_an_explanation_inside_a_solution_is_a_secret() -> None:
    """Text between the markers is for staff, like the code."""
    tiny = Tiny().insert("q1-solution-end", "markdown", "q1-why", "The square punishes outliers.")

    assert [
        'tests/q1.py: students would get "The square punishes outliers." '
        "of the solution in cell q1-why. Take it out there."
    ] == lines("# The square punishes outliers.", tiny)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("It failed at -7.25.", ["the number 7.25 of the hidden case in cell q1-test-many"]),
        ("The mean is over all elements, then halved.", []),
        ("Your cost is twice as large.", []),
    ],
)
def test_a_text_for_students_may_hold_the_words_meant_for_them_and_no_hidden_value(
    text: str, told: list[str]
) -> None:
    """The sentence of an attempt is read by whoever had its idea."""

    assert told == leaks.quoted(text, leaks.secrets(Tiny().master()))


# ------------------------------------------------------------------------------ pasted into cells

SOLUTION = """    difference = np.asarray(prediction) - np.asarray(target)  # of arrays
    return np.mean(difference**2) / 2"""


def pasted_in(tiny: Tiny) -> list[str]:
    found = [str(error) for error in pasted.find(tiny.master())]
    return [line.removeprefix("tiny.ipynb, ") for line in found]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (SOLUTION, "the solution in cell q1-answer. Take it out there."),
        (f"Like this:\n```\n{SOLUTION}\n```", "the solution in cell q1-answer. Take it out there."),
        ("Mind test_half_of_it.", "the name of the hidden case in cell q2-test-half"),
        ("At -7.25 it is easy.", "the number 7.25 of the hidden case in cell q1-test-many"),
        (COST_HIDDEN.split("\n", 7)[7], "lines of the hidden case in cell q1-test-many"),
    ],
)
def test_a_secret_in_a_text_cell_is_found_although_students_see_that_cell(
    text: str, told: str
) -> None:
    """Somebody pasted it there; that it stands visible makes it no less a secret."""
    (line,) = pasted_in(Tiny().insert("figure", "markdown", "hint", text))

    assert line.startswith(f"cell hint: students would read {told}")


@pytest.mark.parametrize("cell", ["setup", "q1-test-by-hand", "figure"])
def test_a_hidden_value_is_found_in_every_kind_of_cell(cell: str) -> None:
    """The setup cell, a public case, a figure."""
    tiny = Tiny()
    tiny[cell]["source"] += "\n    # 0.625" if "test" in cell else "\nx = 0.625"

    assert ["the number 0.625 of the hidden case in cell q1-test-many"] == [
        line.partition("read ")[2].partition(". Take")[0] for line in pasted_in(tiny)
    ]


@pytest.mark.parametrize("text", ["`return np.mean(difference**2) / 2`", "100 times 0.0100", "x"])
def test_a_line_of_code_and_round_numbers_are_no_secret(text: str) -> None:
    """Hints quote code, and everybody writes 100."""
    tiny = Tiny().replace("q1-test-many", "3.0]", "100, 0.01]")

    assert [] == pasted_in(tiny.insert("figure", "markdown", "hint", text))


def test_a_solution_of_one_line_is_found_below_its_def() -> None:
    """Alone it may be a formula."""
    tiny = Tiny().replace("q1-answer", SOLUTION.replace("  # of arrays", ""), "    return 2.0")
    head = "def cost(prediction, target):"

    assert [] == pasted_in(tiny.insert("figure", "markdown", "hint", "return 2.0"))
    assert [
        "cell told: students would read the solution in cell q1-answer. Take it out there."
    ] == (pasted_in(tiny.insert("figure", "markdown", "told", f"{head}\n    return 2.0")))


def test_a_failure_message_that_quotes_its_case_is_found() -> None:
    """Students read it when the case fails."""
    tiny = Tiny().replace("q1-test-many", "then halved.", "as for 0.625.")

    assert [
        "q1, cell q1-test-many: its failure_message tells 0.625, a value of a hidden case. "
        "Say the idea, not the numbers."
    ] == pasted_in(tiny)
