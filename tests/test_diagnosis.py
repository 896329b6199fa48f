"""The idea behind a wrong answer is named by the known attempt that answers alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from conftest import DOUBLE, TRIPLE, submission, tiny_exam

from autograder.diagnosis import known as known_answers
from autograder.diagnosis.diagnose import Diagnostician
from autograder.diagnosis.known import KnownAnswers
from autograder.diagnosis.records import contract, fits, typical
from autograder.grading import feedback
from autograder.grading.exam import Exam
from autograder.grading.sitting import Noted, Record
from autograder.grading.submission import grade
from autograder.model import Attempt, Case, Limits, QuestionResult
from autograder.portable.answers import plain
from autograder.sandbox.child import Child
from autograder.sandbox.pool import Pool
from autograder.sandbox.warm import Zygote
from autograder.verify.mutants import mutate

SQUARED = "def double(x):\n    return x ** 2"
LIMITS = Limits(call_seconds=5, cell_seconds=5)
KNOWN = (
    Attempt("q1", "adding", True, "def double(x):\n    return x + x"),
    Attempt("q1", "negated", False, "def double(x):\n    return -2 * x", 0, "Mind the sign."),
    Attempt("q1", "one-more", False, "def double(x):\n    return 2 * x + 1", 0, "One too many."),
    Attempt("q1", "squared", False, SQUARED, 0.5, "You square instead."),
    Attempt("q1", "raises", False, "def double(x):\n    raise ValueError", 0, "You raise."),
    Attempt("q1", "in-a-list", False, "def double(x):\n    return [x]", 0, "No list, please."),
)


def exam() -> Exam:
    tiny = tiny_exam()
    bundle = replace(tiny.bundle, attempts=KNOWN, solutions={"q1": DOUBLE, "q2": TRIPLE})
    return replace(tiny, bundle=bundle)


@pytest.fixture
def pool(zygote: Zygote) -> Iterator[Pool]:
    """Children that know the tiny exam's setup."""
    with Pool(zygote, exam().bundle.setup, LIMITS) as children:
        yield children


def diagnosed(answer: str, pool: Pool) -> QuestionResult:
    diagnose = Diagnostician(KnownAnswers(exam(), pool))
    return grade(submission(answer), exam(), pool, diagnose).questions["q1"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("answer", "name", "says"),
    [
        (
            "import numpy as np\ndef double(x):\n    return np.float32(x * x)",
            "squared",
            "You square instead.",
        ),
        (
            "def double(n):\n    class Odd(ValueError): pass\n    raise Odd(n)",
            "raises",
            "You raise.",
        ),
        (
            "def double(x):\n    return 1 - x - x",
            "negated + one-more",
            "Mind the sign. One too many.",
        ),
    ],
)
def test_an_answer_is_named_after_the_attempts_that_answer_alike(
    pool: Pool, answer: str, name: str, says: str
) -> None:
    """Values within tolerance, the same kind of exception; one mistake, or two at once."""
    result = diagnosed(answer, pool)

    assert (name, says) == (result.misconception, result.feedback)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("answer", "fact"),
    [
        ("return 7", "should be 4"),
        ("return (x,)", "There is a row of values where one number is asked for."),
        ("return {'x': x}", "There is a dict where one number is asked for."),
        ("return None", "It returned None"),
        ("return x * float('inf')", "It returned values that are not finite."),
        ("__import__('os').abort()", "Your code was stopped"),
        ("return x + __import__('random').random()", "something in it is drawn at random"),
    ],
)
def test_an_answer_that_none_gives_is_described_by_its_form(
    pool: Pool, answer: str, fact: str
) -> None:
    """Public facts, in place of a name."""
    result = diagnosed(f"def double(x):\n    {answer}", pool)

    assert result.misconception is None
    assert fact in result.feedback


class Dead(Pool):
    """Gives out no child."""

    def take(self) -> Child:
        raise AssertionError("nothing should be asked")


@pytest.mark.slow
def test_attempts_are_asked_once_and_remembered(pool: Pool, tmp_path: Path) -> None:
    """The next run reads what the last one learnt."""
    question, memory = exam().bundle.manifest.questions[0], tmp_path / "answers.msgpack"
    first = KnownAnswers(exam(), pool, memory).of(question)
    with Dead(pool.zygote, pool.setup, pool.limits) as dead:
        second = KnownAnswers(exam(), dead, memory).of(question)

    assert first == second


@pytest.mark.parametrize("memory", [b"", b"\xc1", b"\x93\x01\x02\x03", b"\x81\xa2q1\x01"])
def test_a_memory_that_cannot_be_read_is_no_memory(tmp_path: Path, memory: bytes) -> None:
    """What it lacks is asked again."""
    path = tmp_path / "answers.msgpack"
    path.write_bytes(memory)
    nobody: Any = None

    assert {} == KnownAnswers(exam(), nobody, path).records


@pytest.mark.slow
def test_a_changed_attempt_is_asked_again(pool: Pool, tmp_path: Path) -> None:
    """What is remembered of other attempts is of no use for it."""
    question, memory = exam().bundle.manifest.questions[0], tmp_path / "answers.msgpack"
    KnownAnswers(exam(), pool, memory).of(question)
    changed = replace(KNOWN[1], source="def double(x):\n    return -3 * x")
    bundle = replace(exam().bundle, attempts=(*KNOWN[:1], changed, *KNOWN[2:]))

    known = KnownAnswers(replace(exam(), bundle=bundle), pool, memory).of(question)

    assert [{"value": -6.0}] == known.exact[0][1]["test_double_of_two"].answers


@pytest.mark.slow
def test_what_was_noted_in_another_way_is_forgotten(
    pool: Pool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No answer of today would be like it."""
    question, memory = exam().bundle.manifest.questions[0], tmp_path / "answers.msgpack"
    KnownAnswers(exam(), pool, memory).of(question)
    monkeypatch.setattr(known_answers, "HOW", "otherwise")

    assert {} == KnownAnswers(exam(), pool, memory).records


def noted(*answers: Any, passed: bool = False) -> Record:
    return {"case": Noted(passed, [{"value": plain(answer)} for answer in answers])}


def test_what_right_answers_differ_in_is_free_in_wrong_ones() -> None:
    """A count of one's own, the kind of a sequence, keys beyond those asked for."""
    right = [
        noted({"W": (1, 2), "ops": 31}, passed=True),
        noted({"W": [1, 2], "ops": 28, "loss": 0}, passed=True),
    ]
    wrong = noted({"W": (1, 3), "ops": 40, "mine": 1})

    known = typical(wrong, contract(right))

    assert fits(noted({"W": [1, 3], "ops": 7}), known)
    assert not fits(noted({"W": [1, 2], "ops": 7}), known)
    assert not fits(noted({"W": [1, 3]}, passed=True), known)


def test_a_missing_key_is_not_free() -> None:
    """It is the mistake."""
    known = typical(noted({"W": 1}), contract([noted({"W": 1, "b": 2}, passed=True)]))

    assert fits(noted({"W": 1, "c": 3}), known)
    assert not fits(noted({"W": 1, "b": 3}), known)


@pytest.mark.parametrize(
    ("value", "right", "said"),
    [
        ({"W": 1}, {"W": 1, "b": 2}, 'The dict has no key "b".'),
        ({"W": [1]}, {"W": 1}, 'In "W": There is a row of values where one number is'),
        (
            np.ones((2, 1)),
            np.ones(2),
            "There is a table of values (two axes) where a row of values is",
        ),
        (np.ones(3), np.ones(2), "There are too many values."),
        ([1], [2, 3], "There are too few values."),
        (1.0, 2.0, ""),
        ("<31337>", 2.0, ""),
    ],
)
def test_how_a_wrong_answer_differs_in_form_is_said_without_a_value(
    value: Any, right: Any, said: str
) -> None:
    """Keys, axes and counts, never numbers of a hidden case."""

    assert feedback.contrast(plain(value), plain(right)).startswith(said)


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


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("shapes differ", "shapes differ"),
        (
            "cannot import name x (/opt/venv/lib/python3.13/keras.py)",
            "cannot import name x (keras.py)",
        ),
        (
            "Graph execution error:\n\nDetected at node 'W' defined at:\n  File \"/opt/a.py\"\n\n"
            "Could not find variable W.",
            "Could not find variable W.",
        ),
        (
            "expected ValueError, got InvalidArgumentError: {{function_node __wrapped__Sub_device_"
            "/job:localhost/device:CPU:0}} Incompatible shapes: [3] vs. [2] [Op:Sub] name: ",
            "expected ValueError, got InvalidArgumentError: Incompatible shapes: [3] vs. [2]",
        ),
    ],
)
def test_a_message_is_repeated_without_places_of_our_machine(message: str, said: str) -> None:
    """A student is told what was wrong, not where TensorFlow is installed."""

    assert said == feedback.said(message)


def test_what_a_test_repeats_of_tensorflow_is_told_without_places() -> None:
    """A case names the error that it did not wait for."""
    case = Case("test_shapes", False, 1)
    error = AssertionError("expected ValueError, got InvalidArgumentError: shapes [Op:Sub] name: ")

    assert "expected ValueError, got InvalidArgumentError: shapes" == feedback.explain(
        case, error, []
    )


def test_what_another_case_says_too_is_said_once() -> None:
    """The longer message stays, in its place."""

    assert ["Mind b.", "Far off. Train on."] == feedback.once(
        ["Far off", "", "Mind b", "Far off. Train on.", "Mind b"]
    )
