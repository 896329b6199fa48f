"""The gradebook knows the class: who stands where, what counts, and what runs were given."""

from __future__ import annotations

import csv
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from results import TERMS, add, result, sha256

from autograder.errors import GradebookError
from autograder.gradebook import database, tables
from autograder.gradebook.classes import Intake, Member
from autograder.gradebook.store import Gradebook
from autograder.model import Grade, Outcome, Status

FRIDAY, SATURDAY = (
    Intake(("/friday.zip",), "canvas", "/roster.csv"),
    Intake(("/sat.zip",), "canvas"),
)


def keep(
    folder: Path, intake: Intake, members: list[Member], *grades: Grade, seed: int = 0
) -> None:
    """Grade a class in one run."""
    terms = replace(TERMS, seed=seed)
    with Gradebook.open(folder) as book, book.run(terms) as run:
        run.keep(intake, members)
        for grade in grades:
            run.add(grade, sha256(grade.submission))


def people(folder: Path) -> dict[str, dict[str, str]]:
    with (folder / "class.csv").open(newline="") as file:
        return {row["student"]: row for row in csv.DictReader(file)}


def blank(grade: Grade) -> Grade:
    """Return a grade whose questions are all untouched."""
    questions = {
        n: replace(q, outcome=Outcome.BLANK, score=0.0) for n, q in grade.questions.items()
    }
    return replace(grade, questions=questions)


def test_of_several_files_that_with_most_answers_counts(tmp_path: Path) -> None:
    """A PDF beside a notebook never does; of equal ones the last."""
    ana = Member("ana", "handed in", "Ana", (("canvas", "1"),), files=("a", "b", "c", "d.pdf"))
    grades = [blank(result("a", "ana")), result("b", "ana"), result("c", "ana")]
    pdf = replace(result("d.pdf", "ana"), status=Status.INVALID)

    keep(tmp_path, FRIDAY, [ana], *grades, pdf)

    assert "c" == people(tmp_path)["ana"]["submission"]
    with Gradebook.read(tmp_path) as book:
        notes = {grade.submission: grade.notes[1:] for grade in book.current()}
    assert {"c": (), "b": ("handed in together with c, which counts",)} == {
        name: notes[name] for name in ("c", "b")
    }


def test_a_later_download_adds_to_the_class(tmp_path: Path) -> None:
    """Who is only in the earlier one keeps the result; who is in both has the later one's."""
    ana = Member("ana", "handed in", ids=(("canvas", "1"),), files=("a1",))
    bo, cem = Member("bo", "nothing"), Member("cem", "handed in", files=("c",))
    keep(tmp_path, FRIDAY, [ana, bo, cem], result("a1", "ana"), result("c", "cem"))
    again, late = replace(ana, files=("a2",)), Member("bo", "handed in", files=("b",))
    gone = Member("cem", "nothing")
    keep(tmp_path, SATURDAY, [again, late, gone], result("a2", "ana"), result("b", "bo"))

    found = {student: row["submission"] for student, row in people(tmp_path).items()}
    assert {"ana": "a2", "bo": "b", "cem": "c"} == found
    with Gradebook.read(tmp_path) as book:
        assert {"a1": "superseded: a2 counts"} == dict(book.roll("tiny").notes)


def test_a_run_over_the_same_paths_replaces_the_class(tmp_path: Path) -> None:
    """What staff assigned is nobody's no more."""
    keep(tmp_path, FRIDAY, [Member("x.ipynb", "unmatched", files=("x.ipynb",))], result("x.ipynb"))
    ana = Member("ana", "handed in", files=("x.ipynb",))
    keep(tmp_path, FRIDAY, [ana], result("x.ipynb", "ana"), seed=7)

    assert ["ana"] == list(people(tmp_path))
    with Gradebook.read(tmp_path) as book:
        assert [replace(FRIDAY, seed=7)] == book.intakes("tiny")


def test_a_group_s_decision_is_one_person_s(tmp_path: Path) -> None:
    """The others keep what was graded."""
    group = [Member(name, "handed in", files=("g",)) for name in ("ana", "bo")]
    keep(tmp_path, FRIDAY, group, result("g", "ana"))
    with Gradebook.open(tmp_path) as book:
        book.override("tiny", "bo", "q1", 0.5, who="ta", why="did less")

    assert {"ana": "1.5", "bo": "0.5"} == {s: row["q1"] for s, row in people(tmp_path).items()}


def test_whoever_has_results_and_no_place_is_in_the_class_too(tmp_path: Path) -> None:
    """Nobody vanishes because a list is short."""
    keep(tmp_path, FRIDAY, [Member("ana", "nothing")], result("b", "bo"))

    assert {"ana": "", "bo": "b"} == {s: row["submission"] for s, row in people(tmp_path).items()}


def test_without_a_list_nothing_is_said_of_a_class(tmp_path: Path) -> None:
    """Loose files are what they were."""
    add(tmp_path, result("a"))

    assert not (tmp_path / "class.csv").exists()


def test_only_a_file_that_is_there_can_be_assigned(tmp_path: Path) -> None:
    """The latest word counts; a near name is told."""
    keep(tmp_path, FRIDAY, [Member("lab.ipynb", "unmatched", files=("lab.ipynb",))])
    with Gradebook.open(tmp_path) as book:
        for student in ("ana", "bo"):
            book.assign("tiny", "lab.ipynb", student, "ta")
        with pytest.raises(GradebookError, match=r"no file lab.ipyn.*It knows lab.ipynb"):
            book.assign("tiny", "lab.ipyn", "ana", "ta")
        assert {"lab.ipynb": "bo"} == book.assignments("tiny")


def test_a_gradebook_of_the_first_schema_is_brought_here(tmp_path: Path) -> None:
    """Its results stay."""
    add(tmp_path, result("a"))
    connection = sqlite3.connect(tmp_path / database.NAME)
    with connection:
        for table in ("intakes", "members", "assignments"):
            connection.execute(f"DROP TABLE {table}")
        for column in ("answer", "seconds"):
            connection.execute(f"ALTER TABLE question_results DROP COLUMN {column}")
        connection.execute("UPDATE gradebook_schema SET version = 1")
    connection.close()

    keep(tmp_path, FRIDAY, [Member("ana", "nothing")], result("b", "bo"))

    with Gradebook.read(tmp_path) as book:
        assert ["a", "b"] == [grade.submission for grade in book.current()]
    assert 3 == tables.SCHEMA
