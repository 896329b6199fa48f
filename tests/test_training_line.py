"""The TRAINED line: exactly well-formed ones count, the last one wins."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable
from typing import Any, ClassVar

import numpy as np
import pytest
import training
from conftest import notebook

from autograder.grading import intake
from autograder.grading.recognise import Wanted

REPORT = {
    "schema": 1,
    "student_id": "student-01",
    "W": [0.5] * 32,
    "b": 1,
    "device": "/GPU:0",
    "seconds": 2.5,
}


WANTED = Wanted(readers=training.EVIDENCE)


def line(**changes: Any) -> str:
    return "TRAINED " + json.dumps({**REPORT, **changes})


def test_a_well_formed_line_is_read() -> None:
    """All six keys, 32 numbers and one."""

    assert REPORT == training.parse_training_line(line())


@pytest.mark.parametrize(
    "broken",
    [
        line(extra=1),
        line(W=[0.5] * 31),
        line(W=[0.5] * 33),
        line(W=[[0.5]] * 32),
        line(W=["0.5"] * 32),
        line(W=[True] * 32),
        line(W="0" * 32),
        line(b=None),
        line(b=float("nan")),
        line(b=float("inf")),
        line(b=1e400),
        line(schema=2),
        line(schema=True),
        line(student_id=""),
        line(student_id=7),
        line(device=None),
        line(seconds="2"),
        line().replace("TRAINED ", "TRAINED"),
        line()[:-1] + ', "b": 2}',
        "TRAINED " + json.dumps({k: v for k, v in REPORT.items() if k != "b"}),
        "TRAINED " + json.dumps(list(REPORT.items())),
        "TRAINED " + "[" * 9000,
        "TRAINED",
        line()[:-20],
        line().replace("0.5", "9" * 5000),
    ],
)
def test_any_other_line_is_not(broken: str) -> None:
    """One key too many, too few or twice, a number that is none, an object cut off."""

    assert training.parse_training_line(broken) is None


@pytest.mark.parametrize(
    "printed",
    [
        "." * 30 + line(),
        "epoch 30/30\rloss 0.01\r" + line(),
        "10%\b\b\b" + line(),
        "\x1b[32mfinished\x1b[0m\n\x1b[0m" + line(),
        "TRAINED \x1b[1m" + line()[8:],
        "x " + line() + " and more",
        line() + line()[:50],
        "TRAINED {" + line(),
        line() + "." * 100_000,
    ],
    ids=["dots", "return", "backspace", "colour", "in-bold", "text", "cut-off", "twice", "flood"],
)
def test_the_line_counts_wherever_it_stands(printed: str) -> None:
    """What a training printed before it without a newline, and after it, is ignored."""
    book = notebook("x")
    book["cells"][0]["outputs"] = [{"output_type": "stream", "name": "stdout", "text": printed}]

    assert [REPORT] == training.training_lines(book)[0]


def test_a_line_may_be_cut_over_several_outputs() -> None:
    """Jupyter saves a long print in pieces, and with what went to the other stream in between."""
    book = notebook("x")
    book["cells"][0]["outputs"] = [
        {"output_type": "stream", "name": "stdout", "text": [line()[:100], line()[100:200]]},
        {"output_type": "stream", "name": "stderr", "text": "a warning"},
        {"output_type": "stream", "name": "stdout", "text": line()[200:]},
    ]

    assert [REPORT] == training.training_lines(book)[0]


@pytest.mark.parametrize(
    "hostile", ["TRAINED {", 'TRAINED {"a": [', "TRAINED " + "[" * 50, "\x1b["]
)
def test_a_flood_of_broken_lines_ends(hostile: str) -> None:
    """The work is bounded by the size of the output, and the last good line is still found."""
    book = notebook("x")
    text = hostile * 200_000 + line()
    book["cells"][0]["outputs"] = [{"output_type": "stream", "name": "stdout", "text": text}]

    assert [REPORT] == training.training_lines(book)[0]


def test_the_last_line_in_standard_output_of_a_code_cell_counts() -> None:
    """Other outputs do not, and malformed lines are listed for staff."""
    lines = [line(b=1), line(b=2), "TRAINED {nonsense"]
    book = notebook("x", "y")
    book["cells"][0]["outputs"] = [
        {"output_type": "stream", "name": "stdout", "text": f"{text}\n"} for text in lines
    ] + [
        {"output_type": "stream", "name": "stderr", "text": line(b=3)},
        {"output_type": "execute_result", "data": {"text/plain": line(b=4)}},
    ]

    read = intake.parse("x.ipynb", json.dumps(book).encode(), {}, WANTED)

    assert 2 == read.evidence["saved_training"]["b"]
    assert any("nonsense" in note for note in read.notes)
    assert any("2 TRAINED lines" in note for note in read.notes)


@pytest.mark.parametrize(
    ("outputs", "says"),
    [
        ([], "saved without outputs"),
        ([("stdout", "done\n")], "shows no TRAINED line"),
        ([("stdout", line(W=[0.5] * 31))], "not as report_training prints it"),
        ([("stdout", line())], None),
    ],
    ids=["no-outputs", "no-line", "31-weights", "good"],
)
def test_why_there_is_no_line_is_said(outputs: list[tuple[str, str]], says: str | None) -> None:
    """Outputs that were not saved are another matter than a training that was not run."""
    book = notebook("x")
    book["cells"][0]["outputs"] = [
        {"output_type": "stream", "name": name, "text": text} for name, text in outputs
    ]

    note = intake.parse("x.ipynb", json.dumps(book).encode(), {}, WANTED).evidence_note

    assert says in note if says else not note


def test_a_report_printed_by_the_helper_is_read_back(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What students print is what the grader reads."""
    monkeypatch.setattr(sys.modules["__main__"], "student_id", "student-01", raising=False)

    training.report_training([0.5] * 32, 1, "/GPU:0", 2.5)

    assert REPORT == training.parse_training_line(capsys.readouterr().out)


def test_two_labs_draw_different_data_for_one_id(monkeypatch: pytest.MonkeyPatch) -> None:
    """The lab's salt joins the id before it is hashed; an empty one changes nothing."""
    first = training.personal_dataset(" Student-01 ")[1][:3]
    monkeypatch.setattr(training, "SALT", ":linreg-keras")
    digest = hashlib.sha256(b"student-01:linreg-keras").digest()
    seed = int.from_bytes(digest[:4], "big")
    second = np.random.RandomState(seed).randn(32)

    X, y = training.personal_dataset("student-01")

    assert not np.allclose(first, y[:3])
    assert bool(np.allclose(second, np.linalg.lstsq(X[:5000], y[:5000], rcond=None)[0], atol=0.5))


def exact() -> dict[str, Any]:
    """A report of the very least-squares parameters of its id's data."""
    X, y = training.personal_dataset("student-01")
    A = np.column_stack([X, np.ones(len(X))]).astype(np.float64)
    solved = np.linalg.lstsq(A, y, rcond=None)[0]
    return {**REPORT, "W": list(solved[:32]), "b": float(solved[32])}


@pytest.mark.parametrize(
    ("off", "earns", "says"),
    [(0.0, 1.0, "all points"), (0.02, 0.5, "half of the points"), (0.2, 0.0, "nothing yet")],
)
def test_the_distance_of_what_was_reported_is_said_with_what_it_earns(
    off: float, earns: float, says: str
) -> None:
    """Whoever trains knows what to aim at; numbers solved at once are as good."""
    report = exact()
    report["W"][7] += off

    assert earns == training.share_earned(report)
    assert f"{off:.5f} from least squares: {says}" in training.how_near(report)


class Kit:
    """The notebook's own history, as the packed part tells it."""

    cells: ClassVar[list[str]] = [""]
    shown: ClassVar[list[dict[str, Any]]] = []

    def history(self) -> list[str]:
        return self.cells

    def shown_notebooks(self) -> list[dict[str, Any]]:
        return self.shown


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Run cells in turn: their sources, and whether they report."""
    kit = Kit()
    monkeypatch.setitem(sys.modules, "labkit", kit)
    monkeypatch.setattr(training, "_REPORTS", [])
    monkeypatch.setattr(kit, "cells", [""], raising=False)

    def run(source: str, reports: dict[str, Any] | None = None) -> None:
        kit.cells.append(source)
        if reports:
            training.remember(reports)

    return run


TRAIN = "report_training(W, b, device, seconds)"


def test_a_failed_rerun_leaves_no_old_line_green(session: Callable[..., None]) -> None:
    """The notebook shows the line no more: it cannot count."""
    session(TRAIN, REPORT)
    session("grader.check('q11')")
    session("def report_training(W, b, device, seconds): ...  # the setup cell once more")
    before = training.saved_training()
    session(f"oops(\n{TRAIN}")

    assert (REPORT, None) == (before, training.saved_training())


def test_a_rerun_that_reports_counts(session: Callable[..., None]) -> None:
    """The last line is the one that is shown."""
    session(TRAIN, REPORT)
    session(TRAIN, {**REPORT, "b": 2})

    assert {**REPORT, "b": 2} == training.saved_training()


def test_after_a_restart_the_shown_notebook_tells(
    session: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only where the front end shows it: no other file is looked at."""
    book = notebook("x")
    book["cells"][0]["outputs"] = [{"output_type": "stream", "name": "stdout", "text": line()}]
    nothing = training.saved_training()
    monkeypatch.setattr(Kit, "shown", [book])

    assert (None, REPORT) == (nothing, training.saved_training())
