"""The labs themselves: what the solution, the untouched notebook and a sample class earn."""

from __future__ import annotations

import ast
import csv
import json
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from autograder import demo
from autograder.course import Course, Lab
from autograder.release import bundle

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parents[1]
Results = dict[str, dict[str, Any]]


def run(course: Course, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the real command."""
    command = [sys.executable, "-m", "autograder.cli", *map(str, arguments)]
    return subprocess.run(command, cwd=course.root, capture_output=True, text=True)


def graded(lab: Lab, path: Path, folder: Path) -> Results:
    """Grade `path` by the command and return each submission's result."""
    done = run(Course(lab.root), "grade", lab.slug, path, "--out", folder, "--jobs", "2")
    assert 0 == done.returncode, done.stderr
    files = (folder / "results").glob("*.json")
    return {(r := json.loads(f.read_text()))["student"]: r for f in files}


@pytest.fixture(scope="session")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """A copy of the course, to build and grade in."""
    root = tmp_path_factory.mktemp("course")
    for name in ("assignments", "student", "solutions"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "README.md", root)
    return Course(root)


@pytest.fixture(scope="module", params=Course(ROOT).slugs())
def lab(request: pytest.FixtureRequest, course: Course) -> Lab:
    """Each lab of the course, built."""
    done = run(course, "build", request.param)
    assert 0 == done.returncode, done.stderr
    return course.lab(request.param)


@pytest.fixture(scope="module")
def class_folder(lab: Lab, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The notebooks of the sample class."""
    folder = tmp_path_factory.mktemp(lab.slug)
    demo.write_class(lab, folder)
    return folder


@pytest.fixture(scope="module")
def results(lab: Lab, class_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Results:
    """What each of the sample class earned."""
    return graded(lab, class_folder, tmp_path_factory.mktemp("gradebook"))


def test_the_solution_earns_every_point(lab: Lab, tmp_path: Path) -> None:
    """The committed solved notebook, graded as any submission."""

    (result,) = graded(lab, lab.solution, tmp_path).values()

    assert result["possible"] == result["score"]


def test_the_untouched_notebook_earns_nothing_and_every_question_is_blank(
    lab: Lab, tmp_path: Path
) -> None:
    """Blank is not wrong."""
    untouched = lab.student_notebook

    (result,) = graded(lab, untouched, tmp_path).values()

    assert (0, {"blank"}) == (
        result["score"],
        {question["outcome"] for question in result["questions"].values()},
    )


def test_the_sample_class_earns_what_a_teacher_would_give(lab: Lab, results: Results) -> None:
    """Each mistake costs its question, and no other; what ended a child is said."""
    for sample in demo.read_class(lab):
        result = results[sample.id]
        expected = {
            name: 0 if sample.blank else question["possible"] - sample.lost.get(name, 0)
            for name, question in result["questions"].items()
        }

        assert (sample.status, expected) == (
            result["status"],
            {name: question["score"] for name, question in result["questions"].items()},
        ), sample.id


def test_feedback_quotes_no_hidden_value_and_no_test_code(lab: Lab, results: Results) -> None:
    """What students read of a hidden case holds no number of it and no line of it."""
    exam = bundle.load(lab.exam)
    public = lab.student_notebook.read_text()
    for result in results.values():
        for name, question in result["questions"].items():
            said = " ".join([question["feedback"], *(t["message"] for t in hidden(question))])
            for case in hidden(question):
                source = function_source(exam.tests[name], case["name"])
                numbers = {n for n in re.findall(r"\d[\d.]{2,}", source) if n not in public}
                lines = {line.strip() for line in source.splitlines() if len(line.strip()) > 12}

                assert not [n for n in numbers if re.search(rf"(?<![\d.]){re.escape(n)}", said)]
                assert not [line for line in lines if line in said]


def hidden(question: dict[str, Any]) -> list[dict[str, Any]]:
    return [test for test in question["tests"] if test["hidden"]]


def function_source(text: str, name: str) -> str:
    """Return the body of one test case."""
    functions = (n for n in ast.parse(text).body if isinstance(n, ast.FunctionDef))
    function = next(f for f in functions if f.name == name)
    return "\n".join(ast.unparse(statement) for statement in function.body)


def test_stock_otter_gives_the_same_scores_question_by_question(
    lab: Lab, class_folder: Path, results: Results
) -> None:
    """The bundle under `otter run`, for every submission that does not end its process."""
    honest = [s.id for s in demo.read_class(lab) if s.status == "graded"]

    with ThreadPoolExecutor(2) as pool:
        stock = dict(zip(honest, pool.map(lambda s: otter_run(lab, class_folder / s), honest)))

    assert {
        student: {n: q["score"] for n, q in results[student]["questions"].items()}
        for student in honest
    } == stock


def otter_run(lab: Lab, submission: Path) -> dict[str, float]:
    """Grade one notebook by stock Otter-Grader and return its scores.

    Two kernels that start at once may choose one port: one of them ends, and its Otter waits for it
    for good.  Then it is run again.
    """
    otter = str(Path(sys.executable).with_name("otter"))
    for _ in range(3):
        with tempfile.TemporaryDirectory() as folder, suppress(subprocess.TimeoutExpired):
            done = subprocess.run(
                [otter, "run", "-a", str(lab.bundle), "-o", folder, f"{submission}.ipynb"],
                cwd=folder,
                capture_output=True,
                text=True,
                timeout=240,
            )
            assert 0 == done.returncode, done.stderr
            tests = json.loads(Path(folder, "results.json").read_text())["tests"]
            return {t["name"]: float(t["score"]) for t in tests if t["name"] != "Public Tests"}
    raise AssertionError(f"stock Otter came to no end with {submission.name}")


def test_grades_csv_has_a_row_for_each_file_whatever_it_is(lab: Lab, tmp_path: Path) -> None:
    """A broken file is a row that says invalid; formulas are made harmless."""
    handed = tmp_path / "handed-in"
    (handed / "deep").mkdir(parents=True)
    (handed / "=cmd.ipynb").write_text("not a notebook")
    untouched = lab.student_notebook.read_text()
    (handed / "deep" / "a.ipynb").write_text(untouched)

    graded(lab, handed, tmp_path / "out")
    with (tmp_path / "out" / "grades.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))

    assert [("'=cmd.ipynb", "invalid"), ("deep__a.ipynb", "graded")] == [
        (row["submission"], row["status"]) for row in rows
    ]
