"""The TRAINED line: exactly well-formed ones count, the last one wins."""

from __future__ import annotations

import json
import sys
from typing import Any

import pytest
import training
from conftest import notebook

from autograder.grading import intake

REPORT = {
    "schema": 1,
    "student_id": "student-01",
    "W": [0.5] * 32,
    "b": 1,
    "device": "/GPU:0",
    "seconds": 2.5,
}


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
        line() + " and more",
        "x " + line(),
        line().replace("TRAINED ", "TRAINED"),
        line()[:-1] + ', "b": 2}',
        "TRAINED " + json.dumps({k: v for k, v in REPORT.items() if k != "b"}),
        "TRAINED " + json.dumps(list(REPORT.items())),
        "TRAINED " + "[" * 9000,
        "TRAINED",
    ],
)
def test_any_other_line_is_not(broken: str) -> None:
    """One key too many, too few or twice, a number that is none, anything else on the line."""

    assert training.parse_training_line(broken) is None


def test_the_last_line_in_standard_output_of_a_code_cell_counts() -> None:
    """Other outputs do not, and malformed lines are listed for staff."""
    lines = [line(b=1), line(b=2), "TRAINED nonsense"]
    book = notebook("x", "y")
    book["cells"][0]["outputs"] = [
        {"output_type": "stream", "name": "stdout", "text": f"{text}\n"} for text in lines
    ] + [
        {"output_type": "stream", "name": "stderr", "text": line(b=3)},
        {"output_type": "execute_result", "data": {"text/plain": line(b=4)}},
    ]

    read = intake.parse("x.ipynb", json.dumps(book).encode(), {}, training.EVIDENCE)

    assert 2 == read.evidence["saved_training"]["b"]
    assert any("nonsense" in note for note in read.notes)


def test_a_report_printed_by_the_helper_is_read_back(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What students print is what the grader reads."""
    monkeypatch.setattr(sys.modules["__main__"], "student_id", "student-01", raising=False)

    training.report_training([0.5] * 32, 1, "/GPU:0", 2.5)

    assert REPORT == training.parse_training_line(capsys.readouterr().out)
