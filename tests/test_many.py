"""A class becomes grades: every file has a row, a TRAINED line earns its own person's points."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import DOUBLE, TRIPLE, notebook, tiny_exam
from test_training_line import line
from tiny_master import COURSE

from autograder.conventions import NOT_RUN
from autograder.grading import intake, many
from autograder.grading.exam import Exam
from autograder.grading.recognise import Signs
from autograder.grading.submission import grade as grade_one
from autograder.model import Bundle, Case, Grade, Limits, Outcome, Question, Status
from autograder.sandbox.pool import Pool
from autograder.sandbox.warm import Zygote

pytestmark = pytest.mark.slow

STUB = f"{NOT_RUN}\ntrained = None"
TESTS = """from otter.test_files import test_case
OK_FORMAT = False
points = None
name = "q3"
@test_case(points=1, hidden=True)
def test_trained(saved_training, student_id):
    report = saved_training()
    assert report is not None, "there is no TRAINED line"
    assert report["student_id"] == student_id, "another id"
"""
OTHER = Signs("other", "Other", frozenset({"halve", "square", "cube"}))
Class = Callable[..., dict[str, Grade]]


def exam() -> Exam:
    """The tiny exam and a question that is graded by what a cell printed."""
    bundle = tiny_exam().bundle
    trained = Question("q3", 1, (Case("test_trained", True, 1),), ("trained",), STUB)
    manifest = replace(bundle.manifest, questions=(*bundle.manifest.questions, trained))
    evidence = COURSE.shared.given["training"]
    tests = {**bundle.tests, "q3": TESTS}
    return Exam.load(Bundle(manifest, tests, bundle.setup, evidence=evidence))


def handed(student: str, line_of: str | None, stub: str = "trained = 1") -> bytes:
    book = notebook(f'student_id = "{student}"', DOUBLE, TRIPLE, f"{NOT_RUN}\n{stub}")
    text = f"{line(student_id=line_of)}\n" if line_of else "done\n"
    output = {"output_type": "stream", "name": "stdout", "text": text}
    book["cells"][3]["outputs"] = [output] if line_of is not None else []
    return json.dumps(book).encode()


@pytest.fixture
def graded(zygote: Zygote, handed_in: Path) -> Class:
    """Grade files by name and content, as a class."""

    def grade(files: dict[str, bytes], roster: dict[str, str] | None = None) -> dict[str, Grade]:
        for name, data in files.items():
            (handed_in / name).write_bytes(data)
        ready_for = exam()
        limits = Limits(cell_seconds=5, call_seconds=5, total_seconds=60, memory_mib=600)
        with Pool(zygote, ready_for.bundle.setup, limits) as pool:
            found = intake.collect([handed_in])
            class_ = many.Class(found, roster or {}, [OTHER])
            examine = functools.partial(grade_one, exam=ready_for, pool=pool)
            grades = many.grade_all(class_, many.Desk(ready_for, examine, "namespaces"))
            return {grade.submission: grade for grade in grades if grade is not None}

    return grade


def trained(grade: Grade) -> tuple[float, str]:
    result = grade.questions["q3"]
    return result.score, result.feedback


def test_every_file_has_a_row_and_each_row_its_sentence(graded: Class) -> None:
    """A PDF costs nobody else anything."""
    halves = notebook("def halve(): 0", "def square(): 0", "def cube(): 0")
    grades = graded(
        {
            "a.ipynb.txt": handed("ana", "ana"),
            "b.pdf": b"%PDF-1.4",
            "c.ipynb": json.dumps(halves).encode(),
            "d.txt": b"https://colab.research.google.com/drive/1",
        }
    )

    assert [Status.GRADED, *[Status.INVALID] * 3] == [grades[n].status for n in sorted(grades)]
    assert (4, "ana") == (grades["a.ipynb.txt"].score, grades["a.ipynb.txt"].student)
    assert grades["b.pdf"].notes[0].startswith("This is a PDF: hand in")
    assert grades["c.ipynb"].notes[0].startswith("This is the notebook of another lab")
    assert {grades["d.txt"].notes[0]} == {q.feedback for q in grades["d.txt"].questions.values()}


def test_a_line_is_graded_against_the_data_of_its_own_id(graded: Class) -> None:
    """The roster's id is not the one that was typed, and nobody else has that."""
    grade = graded({"a.ipynb": handed("anna", "anna")}, {"a.ipynb": "ana"})["a.ipynb"]

    assert ("ana", (1, "Right.")) == (grade.student, trained(grade))
    assert any("they count, nobody else has them" in note for note in grade.notes)


def test_anothers_line_earns_nothing_and_its_owner_loses_nothing(graded: Class) -> None:
    """The one who copied reads why; there is a line, and nobody says that there is none."""
    grades = graded({"a.ipynb": handed("ana", "ana"), "b.ipynb": handed("ben", "ana")})

    assert (1, "Right.") == trained(grades["a.ipynb"])
    score, feedback = trained(grades["b.ipynb"])

    assert 0 == score and 'is for the id "ana", which is another person\'s' in feedback
    assert [feedback] == [test.message for test in grades["b.ipynb"].questions["q3"].tests]


def test_two_files_of_one_person_cost_nothing(graded: Class) -> None:
    """They are a resubmission."""
    grades = graded({"a.ipynb": handed("ana", "ana"), "b.ipynb": handed("ana", "ana")})

    assert [(1, "Right.")] * 2 == [trained(grade) for grade in grades.values()]


def test_outputs_that_were_not_saved_are_said_to_be_missing(graded: Class) -> None:
    """Whoever trained is not told that they did not; whoever did not touch it, is."""
    grades = graded(
        {"a.ipynb": handed("ana", None), "b.ipynb": handed("ben", None, "trained = None")}
    )

    assert "saved without outputs" in trained(grades["a.ipynb"])[1]
    assert Outcome.BLANK is grades["b.ipynb"].questions["q3"].outcome
