"""What the setup cell gives keeps to itself: names that a student binds later change nothing."""

from __future__ import annotations

import html
import inspect
import re
from pathlib import Path
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
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


PUBLIC = """
@test_case(points=1)
def test_double_of_two(double):
    assert double(2) == 4, "double(2) should be 4"
"""
FORM_ONLY = """
@test_case(points=0, success_message="which letter is right is not looked at.")
def test_a_letter_is_there(answers):
    assert answers["half"], "there is no letter yet"
"""


def checked(**namespace: Any) -> checker.Checker:
    """A notebook with two questions, one of them multiple choice."""
    tests = {"q1": PUBLIC, "q2": FORM_ONLY}
    topics = {"q1": ["negative numbers", "zero"]}
    return checker.Checker(namespace, tests, {}, topics)


def test_a_green_check_says_what_hidden_cases_look_at() -> None:
    """Passing is not the end, and where to look next is no secret."""
    result = checked(double=lambda x: 2 * x).result("q1")

    assert (checker.GREEN, "negative numbers; zero.") == (result.state, result.end()[-23:])


def test_a_check_of_form_alone_is_never_green() -> None:
    """It says so: the letter may be the wrong one."""
    result = checked(answers={"half": "b"}).result("q2")

    assert checker.FORM == result.state
    assert ["📝 a letter is there: which letter is right is not looked at."] == result.lines
    assert "All public checks pass" not in str(result)


def test_what_nobody_wrote_comes_from_no_mistake() -> None:
    """Ideas are for answers that are wrong, and a stub answers as some of those do."""
    errors, case = [NotImplementedError("q1: write double")], checker.Case(lambda double: None)

    result = checker.CheckResult("q1", [case], errors, ideas=["Think again."])

    assert ["🕓 <lambda>: not written yet"] == result.lines


@pytest.mark.parametrize(
    ("questions", "says"), [(("q3",), "q3"), (("q2", "q3", "q7"), "q2, q3 and q7")]
)
def test_a_figure_says_what_it_waits_for_and_leaves_no_half_of_it(
    questions: tuple[str, ...], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The front end would show what was drawn before the stub raised."""
    with checker.needs(*questions):
        plt.plot([1, 2])
        raise NotImplementedError("q3: write half_mse")

    assert capsys.readouterr().out.startswith(f"🕓 This needs {says} first (q3: write half_mse).")
    assert [] == plt.get_fignums()


def test_a_check_reads_alike_with_and_without_a_page() -> None:
    """Each line is one of the page, and a long one goes on below its words, not its mark."""
    errors, case = [AssertionError("2 < 3")], checker.Case(test_packed_helpers_show_their_code)
    result = checker.CheckResult("q1", [case], errors, ideas=["Think < again."])
    page = result._repr_html_()

    lines = [html.unescape(line) for line in re.findall(r"<div[^>]*>([^<]+)</div>", page)]
    assert [line.strip() for line in str(result).split("\n")] == lines
    assert 2 == page.count("text-indent:-")


def test_what_a_case_says_of_a_right_answer_is_shown() -> None:
    """A number that is near enough is shown with how near it is."""
    case = checker.Case(lambda: "0.001 away")

    assert ["✅ <lambda>: 0.001 away"] == checker.CheckResult(
        "q1", [case], *zip(case.run({}))
    ).lines


def test_check_all_ends_in_a_tally_and_what_to_do_next(capsys: pytest.CaptureFixture[str]) -> None:
    """Half done, the next question is named; all done, how to hand in."""
    checked(double=lambda x: x, answers={"half": "b"}).check_all()
    half = capsys.readouterr().out.splitlines()[-4:]
    checked(double=lambda x: 2 * x, answers={"half": "b"}).check_all()
    whole = capsys.readouterr().out.splitlines()[-1]

    assert [
        "0 of 2 checks are green.",
        "Filled in: q2.",
        "Not right yet: q1.",
        "Next: q1. Its check says what to change; half an answer counts, too.",
    ] == half
    assert "Next: hand it in, with submit() in the last cell." == whole


def test_no_file_on_disk_decides_a_check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another lab's tests in the folder, an older release's, or another folder: all the same."""
    (tmp_path / "tests").mkdir()
    for name in ("q1.py", "tests/q1.py"):
        (tmp_path / name).write_text("raise SystemExit")
    notebook = checked(double=lambda x: 2 * x)
    before = str(notebook.result("q1"))
    monkeypatch.chdir(tmp_path)

    assert before == str(notebook.result("q1"))


def test_packed_helpers_show_their_code() -> None:
    """`name??` and tracebacks find the source although no cell holds it."""
    space: dict[str, Any] = {"__name__": "__main__"}
    starting.give(space, "def helper(x):\n    return x + 1\n", ["helper"])

    assert "def helper(x):\n    return x + 1\n" == inspect.getsource(space["helper"])


def test_the_setup_ends_in_one_friendly_line(capsys: pytest.CaptureFixture[str]) -> None:
    """Where it runs, on what, whose it is, how long it took."""
    starting.ready({"np": np, "student_id": " student-01 "})

    (line,) = capsys.readouterr().out.splitlines()
    assert re.fullmatch(r"✅ Ready in \d+ s · .*NumPy \d.* · student_id student-01", line)


def test_what_an_answer_warns_of_in_a_check_is_not_shown() -> None:
    """A cost that is to overflow overflows: that is no reason for a red line."""

    def double(x: int) -> float:
        np.float64(1e300) * 1e300
        return 2.0 * x

    assert checker.GREEN == checked(double=double).result("q1").state
