"""What is derived from a gradebook can be opened by anything, and says the same every time."""

from __future__ import annotations

import csv
import io
import json
import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from results import result

from autograder.gradebook import derived, overrides
from autograder.gradebook.overrides import Override
from autograder.model import Grade

QUESTIONS = ["q1", "q2", "q10"]


def override(question: str, score: float | None, student: str = "student-01") -> Override:
    moment = datetime(2026, 11, 20, tzinfo=UTC)
    return Override("tiny", student, question, score, "ana", moment, "half of it is right")


def test_the_table_has_a_row_for_each_submission(tmp_path: Path) -> None:
    """The columns are those that were promised, then the questions in the exam's order."""
    derived.write(tmp_path, [result("a"), result("b", "student-02", (0, 2, 2))], QUESTIONS)

    assert (
        "submission,student,status,score,possible,q1,q2,q10\n"
        "a,student-01,graded,2.5,6,1.5,0,1\n"
        "b,student-02,graded,4,6,0,2,2\n"
    ) == (tmp_path / "grades.csv").read_text()


def test_a_question_that_an_older_exam_did_not_have_is_empty(tmp_path: Path) -> None:
    """It was not answered with nothing: it was not asked."""
    derived.write(tmp_path, [result("a", scores=(1.5,))], ["q1", "q2"])

    assert "a,student-01,graded,1.5,2,1.5," == (tmp_path / "grades.csv").read_text().splitlines()[1]


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "  =1", "＝1", "＋1", "－1", "＠x", "\u200b=1"],
)
def test_no_cell_is_a_formula(text: str) -> None:
    """A spreadsheet shows it as text, whatever stands before the sign and however wide it is."""

    assert not derived.plain(text).lstrip().startswith(tuple("=+-@＝＋－＠"))


def test_a_spreadsheet_that_splits_at_semicolons_sees_no_formula_either() -> None:
    """Many a European one does, in a file with commas too."""

    assert "a;'=1;'  -1;b" == derived.plain("a;=1;  -1;b")


@pytest.mark.parametrize("name", ['a,b"c', "Núñez", "שלום", "x" * 500, "a\nb", "\udcff"])
def test_any_name_stays_one_cell(tmp_path: Path, name: str) -> None:
    """Commas, quotes, accents, right-to-left text, line ends and what is no UTF-8 at all."""
    derived.write(tmp_path, [result(name)], QUESTIONS)

    table = (tmp_path / "grades.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(table)))

    assert [derived.plain(name)] == [row["submission"] for row in rows]
    assert len(rows[0]["submission"]) <= 200


def test_a_result_is_versioned_json_with_the_promised_keys(tmp_path: Path) -> None:
    """Others build on them."""
    record = json.loads(derived.write_result(tmp_path, result("a.ipynb")).read_text())
    question = record["questions"]["q1"]

    assert {
        "schema", "submission", "student", "slug", "status", "score", "possible", "questions",
        "seconds", "jail", "notes",
    } == record.keys()  # fmt: skip
    assert {"score", "possible", "outcome", "misconception", "feedback", "tests"} == question.keys()
    assert {"name", "hidden", "passed", "score", "possible", "message"} == (
        question["tests"][0].keys()
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("x" * 300 + "a", "x" * 300 + "b"),
        ("zzz\x7fhonest", "zzz_honest"),
        ("zzz\x7fhonest", "zzz\x00honest"),
        ("a/b", "a_b"),
        ("\udcff", "\udcfe"),
        ("zzz\x7fhonest", derived.file_name("zzz\x7fhonest").removesuffix(".json")),
        ("x" * 300, derived.file_name("x" * 300).removesuffix(".json")),
    ],
)
def test_two_submissions_never_share_a_file(tmp_path: Path, one: str, other: str) -> None:
    """Nobody can hand in a file whose name puts its result in the place of another one's."""
    paths = {derived.write_result(tmp_path, result(name)) for name in (one, other)}

    assert 2 == len(paths) and all(path.is_file() for path in paths)


def test_an_ordinary_name_is_the_file_s_name() -> None:
    """Scripts find a result by its submission."""

    assert "Ana Núñez__lab (1).ipynb.json" == derived.file_name("Ana Núñez__lab (1).ipynb")


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    """Another look at the gradebook leaves every other file as old as it is."""
    first, second = result("a"), result("b")
    derived.write(tmp_path, [first, second], QUESTIONS)
    files = [tmp_path / "grades.csv", *sorted((tmp_path / "results").iterdir())]
    for path in files:
        os.utime(path, (0, 0))

    derived.write(tmp_path, [first, replace(second, seconds=9.0)], QUESTIONS)

    assert ["b.json"] == [path.name for path in files if path.stat().st_mtime > 0]


def test_files_of_others_stay(tmp_path: Path) -> None:
    """In `results/` and beside it."""
    (tmp_path / "results").mkdir()
    others = [tmp_path / "notes.txt", tmp_path / "results" / "mine.json"]
    for path in others:
        path.write_text("mine")

    derived.write(tmp_path, [result("a")], QUESTIONS)

    assert ["mine", "mine"] == [path.read_text() for path in others]


@pytest.mark.parametrize(
    ("made", "scores"),
    [
        ([override("q2", 2)], [1.5, 2, 1]),
        ([override("q2", 2), override("q2", 1)], [1.5, 1, 1]),
        ([override("q2", 2), override("q2", None)], [1.5, 0, 1]),
        ([override("q2", 2, "student-02")], [1.5, 0, 1]),
        ([override("q77", 2)], [1.5, 0, 1]),
    ],
)
def test_the_latest_decision_on_a_student_s_question_counts(
    made: list[Override], scores: list[float]
) -> None:
    """One can be taken back, and touches neither another student nor another question."""
    grade = overrides.apply(result("a"), made)

    assert scores == [found.score for found in grade.questions.values()]


def test_what_a_person_decided_and_what_was_graded_are_both_to_be_seen() -> None:
    """With who and why; what the grader found in each case is unchanged."""
    graded = result("a")

    note = "override: q2 2 instead of 0, by ana: half of it is right"

    grade: Grade = overrides.apply(graded, [override("q2", 2)])

    assert (*graded.notes, note) == grade.notes
    assert graded.questions["q2"] == replace(grade.questions["q2"], score=0)
