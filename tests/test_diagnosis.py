"""The idea behind a wrong answer is named by the known attempt that answers alike."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from conftest import DOUBLE, TRIPLE, submission, tiny_exam

from autograder.grading import diagnose, one
from autograder.grading.mutants import mutate
from autograder.model import Attempt, Limits
from autograder.sandbox import channel
from autograder.sandbox.warm import Zygote

SQUARED = "def double(x):\n    return x ** 2"
LIMITS = Limits(call_seconds=5, cell_seconds=5)
KNOWN = (
    Attempt("q1", "negated", False, "def double(x):\n    return -2 * x", 0, "Mind the sign."),
    Attempt("q1", "squared", False, SQUARED, 0.5, "You square instead."),
    Attempt("q1", "raises", False, "def double(x):\n    raise ValueError", 0, "You raise."),
)


def exam() -> one.Exam:
    tiny = tiny_exam()
    bundle = replace(tiny.bundle, attempts=KNOWN, solutions={"q1": DOUBLE, "q2": TRIPLE})
    return replace(tiny, bundle=bundle)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("answer", "name", "says"),
    [
        (
            "import numpy as np\ndef double(x):\n    return np.float32(x * x)",
            "squared",
            "You square",
        ),
        (
            "def double(n):\n    class Odd(ValueError): pass\n    raise Odd(n)",
            "raises",
            "You raise",
        ),
        ("def double(x):\n    return 7", None, "should be 4"),
    ],
)
def test_an_answer_is_named_after_the_attempt_that_answers_alike(
    zygote: Zygote, answer: str, name: str | None, says: str
) -> None:
    """Values within tolerance, the same kind of exception; anything else is not named."""
    namer = diagnose.Misconceptions(exam(), zygote, LIMITS, 1).name

    result = one.grade(submission(answer), exam(), zygote, LIMITS, 0, namer).questions["q1"]

    assert result.misconception == name
    assert says in result.feedback


@pytest.mark.slow
def test_attempts_are_asked_once_and_remembered(zygote: Zygote, tmp_path: Path) -> None:
    """The next run reads what the last one learnt."""
    question = exam().bundle.manifest.questions[0]
    first = diagnose.Misconceptions(exam(), zygote, LIMITS, 1, tmp_path).of(question)

    class Dead(Zygote):
        def __init__(self) -> None:
            self.seed = zygote.seed

    second = diagnose.Misconceptions(exam(), Dead(), LIMITS, 1, tmp_path).of(question)

    assert [a.name for a, _ in first] == [a.name for a, _ in second]
    assert all(diagnose.alike(one, two) for (_, one), (_, two) in zip(first, second))


def tree(value: Any) -> Any:
    return channel.encode(value, lambda thing: ["h", 0, type(thing).__name__])


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (1, 1.00000001, True),
        (1.0, np.array([1.0]), True),
        (np.ones(2), np.ones(3), False),
        (np.ones(2, "f4"), np.ones(2), True),
        (float("nan"), np.float32("nan"), True),
        ([1, 2], (1, 2), False),
        ({"W": 1}, {"W": 1, "b": 2}, False),
        ("a", "b", False),
        (None, 0.0, False),
        (True, 1, False),
        (object(), object(), True),
    ],
)
def test_answers_are_compared_by_value(one: Any, other: Any, same: bool) -> None:
    """Types of numbers do not matter; containers do, since tests look at them."""

    assert same == diagnose.same_value(tree(one), tree(other))


def test_every_mutant_is_one_fault_and_no_two_are_alike() -> None:
    """Operators, comparisons, constants, conditions, statements left out."""
    source = "def f(x):\n    'says'\n    if x > 0:\n        x = x * 2\n    return x"

    lines = {mutant.line for mutant in mutate(source)}

    assert {
        "if x > 0:  →  if x >= 0:",
        "if x > 0:  →  if x > 1:",
        "if x > 0:  →  if not x > 0:",
        "x = x * 2  →  x = x / 2",
        "x = x * 2  →  x = x * 3",
        "x = x * 2  →  pass",
        "if x > 0:  →  pass",
        "return x  →  pass",
    } == lines
