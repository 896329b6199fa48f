"""What the setup cell gives keeps to itself: names that a student binds later change nothing."""

from __future__ import annotations

from typing import Any

import pytest

from autograder.portable import checker, starting

GIVEN = """
number = 2
def helper(x, factor=1, *, extra=0):
    '''Return x times a given number.'''
    return number * x * factor + extra
class Given:
    def twice(self, x):
        return helper(x)
    def kind(self):
        return __class__.__name__
"""


@pytest.fixture
def notebook() -> dict[str, Any]:
    """A notebook in which the setup cell has run."""
    space: dict[str, Any] = {"__name__": "__main__"}
    exec(GIVEN, space)
    starting.keep(space, ["helper", "Given"])
    return space


@pytest.mark.parametrize("typed", ["number = 17", "helper = None", "del number", "Given = helper"])
def test_a_name_that_a_student_binds_changes_no_helper(
    notebook: dict[str, Any], typed: str
) -> None:
    """Functions and classes of the setup cell have globals of their own."""
    helper, given = notebook["helper"], notebook["Given"]()
    exec(typed, notebook)

    assert [6, 6] == [helper(3), given.twice(3)]


def test_a_kept_function_is_as_it_was(notebook: dict[str, Any]) -> None:
    """Its defaults, its keywords and its words; a class still knows itself."""
    helper = notebook["helper"]

    assert 13 == helper(3, 2, extra=1)
    assert ("helper", "Return x times a given number.") == (helper.__name__, helper.__doc__)
    assert "Given" == notebook["Given"]().kind()


def test_a_student_s_own_function_sees_what_is_bound_later(notebook: dict[str, Any]) -> None:
    """Only what was given is kept."""
    exec("def mine(x):\n    return number * x\nnumber = 5", notebook)

    assert 10 == notebook["mine"](2)


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (NotImplementedError("q1: write double"), "not written yet"),
        (NotImplementedError("call() has to be overridden"), "your code raised"),
        (AssertionError("double(2) should be 4"), "double(2) should be 4"),
        (TypeError("'NoneType' object is not callable"), "run the answer cell first"),
        (ValueError("in user code:\n\n    File x\n\n    TypeError: no"), "TypeError: no"),
    ],
)
def test_a_check_says_what_happened_in_one_line(error: Exception, says: str) -> None:
    """The stub's own error is told from a framework's, and frames of messages are left out."""
    case = checker.Case(lambda double: None, None)

    (line,) = checker.CheckResult("q1", [case], [error]).lines

    assert says in line
