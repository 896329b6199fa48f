"""What platforms are given grades there as it does here, and shows students nothing hidden."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from class_of_thirty import HALF_MISSING, LETTERS, RIGHT
from conftest import notebook
from tiny_master import Tiny

from autograder import workshop
from autograder.bundles import gradescope, results_json
from autograder.course import Lab
from autograder.model import Limits

HIDDEN = ("cost of many points", "half of it")
VISIBILITIES = {"hidden", "after_due_date", "after_published", "visible"}
Autograder = Callable[[dict[str, bytes], dict[str, Any]], dict[str, Any]]


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Lab:
    made = Tiny().lab(tmp_path_factory.mktemp("course"))
    workshop.build(made)
    return made


def answers(code: str, letter: str, student: str = "s1") -> bytes:
    book = notebook(f'student_id = "{student}"', code, LETTERS.format(letter))
    return json.dumps(book).encode()


@pytest.fixture
def root(lab: Lab, tmp_path: Path) -> Path:
    """A machine as Gradescope sets it up: the zip unpacked, an interpreter beside it."""
    for name in ("source", "submission", "results"):
        (tmp_path / "autograder" / name).mkdir(parents=True)
    with zipfile.ZipFile(workshop.bundle_for(lab, "gradescope")) as archive:
        archive.extractall(tmp_path / "autograder" / "source")
    python = tmp_path / "opt" / "linreg-lab" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\nexec {sys.executable} "$@"\n')
    python.chmod(0o755)
    return tmp_path


@pytest.fixture
def autograder(root: Path) -> Autograder:
    """Hand files in, run the autograder, and return the `results.json` that it left."""

    def run(files: dict[str, bytes], about: dict[str, Any]) -> dict[str, Any]:
        for name, data in files.items():
            (root / "autograder" / "submission" / name).write_bytes(data)
        (root / "autograder" / "submission_metadata.json").write_text(json.dumps(about))
        command = ["bash", str(root / "autograder" / "source" / "run_autograder")]
        subprocess.run(command, env={**os.environ, "ROOT": str(root)}, check=True)
        path = root / "autograder" / "results" / "results.json"
        return checked(json.loads(path.read_bytes()))

    return run


def checked(results: dict[str, Any]) -> dict[str, Any]:
    """Hold results to Gradescope's specification."""
    assert isinstance(results["score"], float)
    assert results.get("output_format", "text") in ("text", "html", "simple_format", "md", "ansi")
    for test in results["tests"]:
        assert test["visibility"] in VISIBILITIES and test["status"] in ("passed", "failed")
        assert test.get("score", 0) <= test.get("max_score", 0)
    shown = [t for t in results["tests"] if t["visibility"] != "hidden"]
    text = json.dumps({**results, "tests": shown, "extra_data": None})
    assert not [name for name in HIDDEN if name in text], "a hidden test is shown"
    return results


@pytest.mark.slow
def test_gradescope_s_results_are_those_of_lab_grade(autograder: Autograder) -> None:
    """Of two files the one with more answers; with the points of hidden tests in the score."""
    draft, last = answers(HALF_MISSING, "a"), answers(RIGHT, "a")
    about = {"users": [{"name": "Ana", "sid": "s1", "email": "a@uni.example"}]}

    results = autograder({"draft.py": draft, "lab.ipynb": last}, about)

    assert 2.0 == results["score"]
    assert [("hidden", "passed"), ("hidden", "failed")] == [
        (t["visibility"], t["status"]) for t in results["tests"] if t["visibility"] == "hidden"
    ]
    assert "q2" in results["output"] and results["extra_data"]["graded"]


@pytest.mark.slow
def test_a_file_that_is_none_is_told_what_to_hand_in(autograder: Autograder) -> None:
    """It is a result, not a fault."""
    results = autograder({"lab.pdf": b"%PDF-1.7"}, {})

    assert (0.0, True) == (results["score"], results["extra_data"]["graded"])
    assert "This is a PDF" in results["output"]


@pytest.mark.slow
def test_a_fault_of_ours_is_told_as_such_and_costs_nothing(
    root: Path, autograder: Autograder
) -> None:
    """The score of the submission before stays, and staff alone read why."""
    (root / "autograder" / "source" / gradescope.EXAM).write_bytes(b"cut off")
    about = {"previous_submissions": [{"score": "1.5"}, {"score": 2.5}]}

    results = autograder({"lab.ipynb": answers(RIGHT, "b")}, about)

    assert (2.5, False) == (results["score"], results["extra_data"]["graded"])
    assert results_json.NOT_GRADED == results["output"]
    assert ["hidden"] == [test["visibility"] for test in results["tests"]]


def test_gradescope_s_zip_is_pinned_and_always_the_same() -> None:
    """With the package, its pins, and nothing that makes a browser or TeX come along."""
    one, other = (gradescope.pack(b"exam", b"", Limits()) for _ in range(2))
    with zipfile.ZipFile(io.BytesIO(one)) as archive:
        names = set(archive.namelist())
        script = archive.read("setup.sh").decode()
        assert 0o755 == archive.getinfo("run_autograder").external_attr >> 16
        pins = archive.read("constraints.txt").decode().split()

    assert one == other
    assert {"package/pyproject.toml", "package/autograder/cli.py", "setup.sh"} <= names
    assert not [line for line in pins if "==" not in line]
    assert not [word for word in ("texlive", "chromium", "playwright") if word in script]


@pytest.mark.slow
def test_classroom_s_repository_checks_what_is_public(lab: Lab) -> None:
    """A right answer passes its check, another one does not; nothing hidden is in there."""
    folder = workshop.bundle_for(lab, "github-classroom")
    everything = b"".join(p.read_bytes() for p in folder.rglob("*") if p.is_file()).decode()
    steps = yaml.safe_load((folder / ".github/workflows/classroom.yml").read_text())
    run = steps["jobs"]["run-autograding-tests"]["steps"]
    commands = [step["with"]["command"] for step in run if "command" in step.get("with", {})]
    assert ["python check.py tiny.ipynb q1", "python check.py tiny.ipynb q2"] == commands
    assert "many_points" not in everything and "half_of_it" not in everything

    book = json.loads((folder / "tiny.ipynb").read_text())
    answer = next(cell for cell in book["cells"] if cell["id"] == "q1-answer")
    codes = []
    for source in (RIGHT, HALF_MISSING):
        answer["source"] = source
        (folder / "tiny.ipynb").write_text(json.dumps(book))
        command = [sys.executable, "check.py", "tiny.ipynb", "q1"]
        codes.append(subprocess.run(command, cwd=folder, capture_output=True).returncode)

    assert [0, 1] == codes
