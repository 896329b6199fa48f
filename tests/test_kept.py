"""What a function has made twice serves all test cases of its question that ask so."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from conftest import submission, tiny_exam

from autograder.grading.exam import Exam
from autograder.grading.kept import Keeping, Kept
from autograder.grading.submission import ask_all
from autograder.model import Limits
from autograder.portable.answers import Recorded
from autograder.portable.checks import two_of
from autograder.sandbox.pool import Pool
from autograder.sandbox.warm import Zygote


def counting() -> Callable[[], int]:
    return itertools.count(1).__next__


class Asked:
    """A test case that asks for `build`, and what is noted of it."""

    def __init__(self, build: Callable[[], Any], kept: Kept) -> None:
        self.noted: list[Any] = []
        self.by: list[str] = []
        self.build = Keeping(Recorded({"build": build}, self.noted, self.by), kept).get("build")


def test_without_a_grader_each_case_has_its_own() -> None:
    """In a notebook, and under stock Otter, a function is called."""
    build = counting()

    assert ((1, 2), (3, 4)) == (two_of(build), two_of(build))


def test_cases_that_ask_so_share_what_was_made() -> None:
    """To make it again would take time and tell no more."""
    build, kept = counting(), Kept()

    assert ((1, 2), (1, 2)) == (two_of(Asked(build, kept).build), two_of(Asked(build, kept).build))


def test_who_calls_a_function_has_something_new() -> None:
    """A case whose claim is about what is new calls it."""
    build, kept = counting(), Kept()
    two_of(Asked(build, kept).build)

    assert 3 == Asked(build, kept).build()


def test_the_record_of_each_case_has_what_was_made() -> None:
    """And by what, as if it had been made anew."""
    build, kept = counting(), Kept()
    cases = [Asked(build, kept), Asked(build, kept)]
    for case in cases:
        two_of(case.build)

    assert [[{"value": 1.0}, {"value": 2.0}]] * 2 == [case.noted for case in cases]
    assert [["build", "build"]] * 2 == [case.by for case in cases]


def test_where_a_call_raises_nothing_is_kept() -> None:
    """Each case says so."""
    kept = Kept()
    cases = [Asked(lambda: 1 / 0, kept), Asked(lambda: 1 / 0, kept)]
    for case in cases:
        with pytest.raises(ZeroDivisionError):
            two_of(case.build)

    assert ["ZeroDivisionError"] * 2 == [case.noted[0]["raised"] for case in cases]


def test_a_function_that_makes_is_given_to_helpers_as_it_is() -> None:
    """As any other is."""
    kept = Kept()
    names = Keeping(Recorded({"f": counting(), "helper": lambda f: f()}, []), kept)

    assert 1 == names.get("helper")(names.get("f"))


MAKES = """
import itertools, os
made = itertools.count(1)
def double():
    return lambda: next(made)
def triple():
    os._exit(1)
"""
ASKS = """from otter.test_files import test_case
from autograder.portable.checks import two_of
OK_FORMAT = False
points = None
name = "q1"
@test_case(points=1)
def test_public(double):
    one, other = two_of(double)
    assert [one(), other()] == [1, 2]
@test_case(points=1, hidden=True, failure_message="Make them once.")
def test_hidden(double):
    one, other = two_of(double)
    assert [one(), other()] == {numbers}
"""
DIES = """from otter.test_files import test_case
OK_FORMAT = False
points = None
name = "q2"
@test_case(points=1, hidden={hidden}, failure_message="Live.")
def test_dies(triple):
    triple()
"""


def results(zygote: Zygote, numbers: str, dies_hidden: bool) -> list[bool]:
    """Return which cases of q1 pass where q2 takes the child down, before its hidden case or not.

    The hidden case of q1 wants the `numbers` of calls that its child has seen.
    """
    exam = tiny_exam()
    first, second = exam.questions
    public, hidden = (replace(first.cases[0], name=f"test_{k}") for k in ("public", "hidden"))
    asks = replace(first, cases=(public, replace(hidden, hidden=True)))
    dies = replace(second, cases=(replace(public, name="test_dies", hidden=dies_hidden),))
    tests = {"q1": ASKS.format(numbers=numbers), "q2": DIES.format(hidden=dies_hidden)}
    manifest = replace(exam.bundle.manifest, questions=(asks, dies))
    changed = Exam.load(replace(exam.bundle, tests=tests, manifest=manifest))
    with Pool(zygote, "", Limits()) as pool:
        answered, _ = ask_all(submission(MAKES), changed.questions, changed, pool)
    return [case.passed for case in answered["q1"][0].tests]


@pytest.mark.slow
def test_public_and_hidden_cases_share_what_was_made_in_one_child(zygote: Zygote) -> None:
    """The third and the fourth call are of the same two."""
    assert [True, True] == results(zygote, "[3, 4]", dies_hidden=True)


@pytest.mark.slow
def test_what_was_made_ends_with_its_child(zygote: Zygote) -> None:
    """The next child makes its own, and counts from one."""
    assert [True, True] == results(zygote, "[1, 2]", dies_hidden=False)
