"""What a function answered is noted in plain values, the same in a notebook and in the jail."""

from __future__ import annotations

import contextlib
from typing import Any

import numpy as np
import pytest

from autograder.portable import checks
from autograder.portable.answers import ANY, NEAR, Recorded, alike, plain, raised
from autograder.sandbox.child import Child

HOLDS_ITSELF: list[Any] = []
HOLDS_ITSELF.append(HOLDS_ITSELF)


@pytest.mark.parametrize(
    ("value", "noted"),
    [
        (2, 2.0),
        (np.float32(0.5), 0.5),
        (True, True),
        (None, None),
        ("b", "b"),
        ([1, (2.0,)], ["list", 1.0, ["tuple", 2.0]]),
        (np.array([[1, 2]]), ["array", ["array", 1.0, 2.0]]),
        ({"W": np.ones(1)}, {"W": ["array", 1.0]}),
        (zip(), "<zip>"),
        (object(), "<object>"),
        (10**400, "<object>"),
        (1j, "<object>"),
    ],
)
def test_a_value_is_noted_by_what_it_holds(value: Any, noted: Any) -> None:
    """Numbers of all types are numbers; containers keep their kind; objects keep nothing."""

    assert noted == plain(value)


def test_a_list_that_holds_itself_is_an_object() -> None:
    """No answer can end the check."""

    assert "<object>" == plain(HOLDS_ITSELF)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (1, 1.00000001, True),
        (1.0, np.array([1.0]), True),
        (1.0, [1.0], False),
        (np.ones(2), np.ones(3), False),
        (np.ones(2, "f4"), np.ones(2), True),
        (float("nan"), np.float32("nan"), True),
        ([1, 2], (1, 2), False),
        ({"W": 1, "b": 2}, {"W": 1}, True),
        ({"W": 1}, {"W": 1, "b": 2}, False),
        ("a", "b", False),
        (None, 0.0, False),
        (True, 1, False),
        (object(), object(), True),
        ([1, 2], ANY, True),
    ],
)
def test_answers_are_compared_by_value(one: Any, other: Any, same: bool) -> None:
    """Types of numbers do not matter; keys beyond the known ones do not either."""

    assert same == alike(plain(one), plain(other))


def test_answers_are_compared_as_closely_as_test_cases_compare() -> None:
    """What a test case takes for the same is the same here."""

    assert NEAR == checks.TOLERANCE


def _raises(error: type[BaseException]) -> Any:
    def function() -> None:
        raise error("no")

    return function


@pytest.mark.parametrize(
    ("function", "noted", "error"),
    [
        (_raises(ValueError), "ValueError", ValueError),
        (_raises(type("Own", (KeyError,), {"__module__": "__main__"})), "KeyError", KeyError),
        (_raises(SystemExit), "SystemExit", RuntimeError),
    ],
)
def test_what_a_function_raises_is_noted_by_its_built_in_class(
    function: Any, noted: str, error: type[Exception]
) -> None:
    """The end of Python is an error like others."""
    answers: list[Any] = []

    with pytest.raises(error):
        Recorded({"f": function}, answers).get("f")()

    assert [noted] == [answer["raised"] for answer in answers]


@pytest.mark.parametrize(
    "said",
    [
        "Could not find variable {name}. It may be uninitialized.",
        "'{name}' was not found",
        "{{{{function_node {name}}}}} Incompatible shapes [Op:Sub] name: {name}",
    ],
)
def test_an_error_is_noted_without_the_names_that_a_student_chose(said: str) -> None:
    """Two answers stopped by one fault are alike, whatever their variables are called."""

    assert raised(ValueError(said.format(name="W"))) == raised(
        ValueError(said.format(name="theta"))
    )


def test_a_function_given_to_another_one_is_given_as_it_is() -> None:
    """A helper gets the student's own function, and what it answers counts once."""
    answers: list[Any] = []
    names = Recorded({"f": lambda x: x + 1, "helper": lambda f, x: f(x) * 10}, answers)

    names.get("helper")(names.get("f"), 1)

    assert [{"value": 20.0}] == answers


def test_each_answer_is_noted_with_what_gave_it() -> None:
    """A helper's finding is not the student's answer."""
    by: list[str] = []
    names = Recorded({"f": lambda x: x, "helper": lambda f: "odd", "letters": {}}, [], by)

    names.get("f")(1), names.get("helper")(names.get("f")), names.get("letters")

    assert ["f", "helper", "letters"] == by


def test_names_that_a_framework_counts_are_alike() -> None:
    """The third layer of one notebook is the seventh of another."""
    assert plain(["dense_3", "age"]) == plain(["dense_7", "age"])


def test_a_value_that_is_no_function_is_noted_when_asked_for() -> None:
    """Multiple choice is answered by a dict."""
    answers: list[Any] = []

    assert {"half": "b"} == Recorded({"letters": {"half": "b"}}, answers).get("letters")
    assert [{"value": {"half": "b"}}] == answers


def test_what_is_not_defined_is_no_answer() -> None:
    """A cell that was not run is not a function that returns None."""
    answers: list[Any] = []

    assert Recorded({}, answers).get("f") is None
    assert [{"undefined": "f"}] == answers


@pytest.mark.slow
@pytest.mark.parametrize(
    "source",
    [
        "[1, (2, np.float32(3))]",
        "np.array([[1, 2]])",
        "{'W': tf.constant([1.0]), 'b': tf.Variable(2.0)}",
        "zip([1], [2])",
        "(i for i in 'ab')",
        "keras.Sequential()",
        "[keras.Variable([1.0]), object()]",
        "keras.Input(shape=(1,))",
        "__import__('sys').exit()",
        "tf.debugging.assert_equal(1, 2)",
        "int('x')",
        "None",
    ],
)
def test_the_jail_notes_what_a_notebook_notes(child: Child, source: str) -> None:
    """The same answer is plain in the same way on both sides of the wall."""
    imports = "import keras\nimport numpy as np\nimport tensorflow as tf\n"
    cell = f"{imports}def answer():\n    return {source}"
    space: dict[str, Any] = {}
    exec(cell, space)

    assert [] == child.run_cell(cell)
    inside: list[Any] = []
    outside: list[Any] = []

    for names, noted in ((child, inside), (space, outside)):
        function = Recorded(_Mapping(names), noted).get("answer")
        with contextlib.suppress(Exception):
            function()

    assert outside == inside


class _Mapping:
    """A child, or a dict of names, as test cases see either."""

    def __init__(self, names: Any) -> None:
        self.names = names

    def get(self, name: str, default: Any = None) -> Any:
        return self.names.get(name)
