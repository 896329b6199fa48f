"""Answers that hardly anybody else wrote are worth a look; what many or the course wrote is not."""

from __future__ import annotations

import pytest

from autograder.gradebook.alike import Pair, Written, pairs, tokens

ODD = """def train(xs, ys):
    total, seen = 0.0, []
    for index in range(len(xs) - 1, -1, -1):
        seen = [xs[index] * ys[index] - total] + seen
        total = sum(seen) / (1 + len(seen) ** 0.5)
    return {"total": total, "seen": tuple(seen)}
"""
RENAMED = (
    ODD.replace("total", "t").replace("seen", "kept").replace("    return", "    # so\n    return")
)
USUAL = """def train(xs, ys):
    result = []
    for x, y in zip(xs, ys):
        result.append((x - y) ** 2)
    return sum(result) / len(result)
"""
NUMPY = """def train(xs, ys):
    first, second = np.asarray(xs, float), np.asarray(ys, float)
    if first.shape != second.shape:
        raise ValueError("shapes")
    return np.mean(np.square(first - second))
"""


def class_(*answers: str, question: str = "q1") -> list[Written]:
    return [Written(f"s{n}", f"s{n}.ipynb", {question: text}) for n, text in enumerate(answers)]


def found(*answers: str, given: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    return [pair.students for pair in pairs(class_(*answers), {"q1": given})]


def test_other_names_and_comments_hide_nothing() -> None:
    """The two are found among the others."""
    assert [("s1", "s3")] == found(USUAL, ODD, NUMPY, RENAMED, USUAL, USUAL, USUAL)


def test_what_many_write_tells_nothing() -> None:
    """However alike it is."""
    assert [] == found(*[USUAL] * 6, NUMPY)


@pytest.mark.parametrize("known", [ODD, RENAMED])
def test_what_the_course_knows_tells_nothing(known: str) -> None:
    """A stub, the solution, an attempt: anybody may come to it."""
    assert [] == found(USUAL, ODD, NUMPY, RENAMED, given=(known,))


def test_short_answers_are_alike_by_nature() -> None:
    """Two of a kind in a class of others."""
    short = "def cost(p, t):\n    return abs(p - t)\n"

    assert [] == found(short, short, ODD, USUAL, NUMPY)


def test_a_group_s_one_notebook_is_not_compared_with_itself() -> None:
    """Its members handed it in together."""
    two = [Written(name, "group.ipynb", {"q1": ODD}) for name in ("ana", "bo")]

    assert () == pairs([*two, *class_(USUAL, NUMPY)], {})


def test_questions_add_up() -> None:
    """Who shares more comes first."""
    one, other, third = (Written(n, f"{n}.ipynb", {"q1": ODD, "q2": ODD}) for n in "abc")
    third = Written("c", "c.ipynb", {"q1": ODD, "q2": USUAL})

    first, *rest = pairs([one, other, third, *class_(USUAL, NUMPY)], {})

    assert Pair(("a", "b"), ("q1", "q2"), 2 * len(tokens(ODD))) == first
    assert {("a", "c"), ("b", "c")} == {pair.students for pair in rest}


@pytest.mark.parametrize(
    "text", ["", "def f(:\n  '''", "\x00", "  x\n y", "é = 1 # ½", "((((" * 99]
)
def test_any_text_has_tokens(text: str) -> None:
    """Broken code as far as it goes."""
    assert isinstance(tokens(text), list)
