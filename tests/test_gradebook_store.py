"""The gradebook keeps everything: over regrades, kills, full disks, and two runs at once."""

from __future__ import annotations

import itertools
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
import results
from results import TERMS, add, made, result, sha256
from sqlalchemy import text
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

from autograder.errors import GradebookError
from autograder.gradebook import database, derived, history, tables
from autograder.gradebook.store import Gradebook
from autograder.model import Grade

COMMAND = [sys.executable, str(Path(results.__file__))]
COUNT = 200
ROOM = "-t tmpfs -o size=800k"


def current(folder: Path) -> list[Grade]:
    with Gradebook.read(folder) as book:
        return list(book.current())


def files(folder: Path) -> dict[str, bytes]:
    """Return what is derived: the content of every file by its name."""
    paths = [folder / "grades.csv", *(folder / "results").iterdir()]
    return {path.name: path.read_bytes() for path in paths}


def adding(folder: Path, count: int, *options: str) -> subprocess.Popen[str]:
    """Start a process that adds results."""
    pipe = subprocess.PIPE
    command = [*COMMAND, str(folder), str(count), *options]
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True)


def query(folder: Path, sql: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(folder / database.NAME)
    try:
        found = connection.execute(sql).fetchall()
        connection.commit()
        return found
    finally:
        connection.close()


# What is kept


def test_a_grade_comes_back_as_it_was_kept(tmp_path: Path) -> None:
    """Questions, cases, notes and times, in their order."""
    grade = result("a.ipynb")

    add(tmp_path, grade)

    assert [grade] == current(tmp_path)


@pytest.mark.parametrize("name", ["\udcff.ipynb", "nul\x00", "esc\x1b0000", "'; --", "½ שלום"])
def test_any_file_name_is_kept(tmp_path: Path, name: str) -> None:
    """Also what is no UTF-8 and what a database would refuse."""
    add(tmp_path, result(name, student=name))

    assert [(name, name)] == [(grade.submission, grade.student) for grade in current(tmp_path)]


def test_a_run_adds_to_what_is_there(tmp_path: Path) -> None:
    """One late submission takes nothing from the others."""
    add(tmp_path, result("a"), result("c"))
    add(tmp_path, result("b"))

    assert ["a", "b", "c"] == [grade.submission for grade in current(tmp_path)]
    assert {"grades.csv", "a.json", "b.json", "c.json"} == files(tmp_path).keys()


def test_the_latest_result_counts_and_the_earlier_ones_stay(tmp_path: Path) -> None:
    """A regrade adds to the history."""
    add(tmp_path, result("a", scores=(0, 0, 0)))
    add(tmp_path, result("a", scores=(2, 2, 2)))

    with Gradebook.read(tmp_path) as book:
        story = book.story("student-01")

    assert [6] == [grade.score for grade in current(tmp_path)]
    assert [(0, False), (6, True)] == [(e.grade.score, e.current) for e in story.entries]


def test_a_story_tells_where_each_version_came_from(tmp_path: Path) -> None:
    """The bytes, the platform's name, the attempt and the time."""
    handed_in = datetime(2026, 11, 20, 17, 59, tzinfo=UTC)
    with Gradebook.open(tmp_path) as book, book.run(TERMS) as run:
        run.add(result("a"), "abc", source="a_1_2_a.ipynb", handed_in=handed_in, attempt=3)
        (entry,) = book.story("student-01").entries

    assert ("abc", "a_1_2_a.ipynb", handed_in, 3) == tuple(vars(entry.origin).values())


def test_files_are_the_same_whatever_the_order_of_grading(tmp_path: Path) -> None:
    """Byte for byte, so that two runs can be compared."""
    grades = [made(number) for number in range(20)]
    add(tmp_path / "one", *grades)
    random.Random(1).shuffle(grades)
    add(tmp_path / "other", *grades)

    assert files(tmp_path / "one") == files(tmp_path / "other")


def test_a_file_that_somebody_changed_is_mended_by_the_next_run(tmp_path: Path) -> None:
    """Derived files never say anything else than the gradebook."""
    add(tmp_path, result("a"))
    whole = files(tmp_path)
    (tmp_path / "grades.csv").write_text("")
    (tmp_path / "results" / "a.json").unlink()

    add(tmp_path)

    assert whole == files(tmp_path)


def test_an_interrupted_run_leaves_whole_files(tmp_path: Path) -> None:
    """What was finished before Ctrl-C is in the table; the run has no end."""
    with pytest.raises(KeyboardInterrupt), Gradebook.open(tmp_path) as book, book.run(TERMS) as run:
        run.add(result("a"), None)
        raise KeyboardInterrupt

    assert {"grades.csv", "a.json"} == files(tmp_path).keys()
    assert "a,student-01," in (tmp_path / "grades.csv").read_text()
    assert [(None,)] == query(tmp_path, "SELECT ended FROM runs")


@pytest.mark.slow
def test_results_are_read_a_few_at_a_time(tmp_path: Path) -> None:
    """A class three times as large takes no more memory."""

    def peak(count: int) -> int:
        add(tmp_path, *map(made, range(count)))
        with Gradebook.read(tmp_path) as book:
            tracemalloc.start()

            assert count == sum(1 for _ in book.current())
            _, highest = tracemalloc.get_traced_memory()
            tracemalloc.stop()
        return highest

    peak(1)  # What is made once for all is made now.
    once = peak(2 * history.AT_ONCE)

    assert peak(5 * history.AT_ONCE) < 1.25 * once


# What need not be graded again


@pytest.mark.parametrize(
    ("change", "known"),
    [
        ({}, True),
        ({"exam_key": "other"}, False),
        ({"version": "2"}, False),
        ({"seed": 1}, False),
        ({"who": "somebody else", "command": "another", "environment": "other"}, True),
    ],
)
def test_the_same_bytes_under_the_same_terms_are_known(
    tmp_path: Path, change: dict[str, str | int], known: bool
) -> None:
    """Another exam, grader or seed may give another grade."""
    add(tmp_path, result("a"))

    with Gradebook.open(tmp_path) as book, book.run(replace(TERMS, **change)) as run:  # type: ignore[arg-type]
        assert known is run.known("a", "student-01", sha256("a"))


@pytest.mark.parametrize(
    ("name", "student", "digest"),
    [
        ("b", "student-01", sha256("a")),
        ("a", "student-02", sha256("a")),
        ("a", "student-01", sha256("b")),
        ("a", "student-01", None),
    ],
)
def test_another_name_student_or_content_is_not_known(
    tmp_path: Path, name: str, student: str, digest: str | None
) -> None:
    """Nor is a file that could not be read."""
    add(tmp_path, result("a"))
    with Gradebook.open(tmp_path) as book, book.run(TERMS) as run:
        run.add(result("unreadable"), None)

        assert not run.known(name, student, digest)
        assert not run.known("unreadable", "student-01", None)


def test_going_back_to_an_earlier_version_is_graded_again(tmp_path: Path) -> None:
    """It is known, but another one counts."""
    with Gradebook.open(tmp_path) as book, book.run(TERMS) as run:
        run.add(result("a"), "first")
    with Gradebook.open(tmp_path) as book, book.run(TERMS) as run:
        run.add(result("a"), "second")

        assert not run.known("a", "student-01", "first")
        assert run.known("a", "student-01", "second")


# What a run changed


def test_a_run_tells_what_it_changed(tmp_path: Path) -> None:
    """By question, against the result that counted before."""
    add(tmp_path, result("a", scores=(0, 0, 0)), result("b"), result("c"))
    add(tmp_path, result("a", scores=(2, 2, 0)))
    number = add(tmp_path, result("a", scores=(2, 0, 0)), result("b"), result("new"))

    with Gradebook.read(tmp_path) as book:
        changes = book.changes(number)

    assert history.Changes(graded=3, new=1, changed=1, questions={"q2": 1}) == changes


def test_a_question_that_came_or_went_is_a_change(tmp_path: Path) -> None:
    """The exam is another one."""
    add(tmp_path, result("a", scores=(1, 1)))
    number = add(tmp_path, result("a", scores=(1, 1, 2)))

    with Gradebook.read(tmp_path) as book:
        assert {"q10": 1} == book.changes(number).questions


# What people decide


def test_a_decision_is_kept_over_a_regrade(tmp_path: Path) -> None:
    """It is in every derived file, with what was graded beside it."""
    add(tmp_path, result("a"))
    with Gradebook.open(tmp_path) as book:
        book.override("tiny", "student-01", "q2", 2, who="ana", why="it runs on her machine")

    add(tmp_path, result("a", scores=(1, 1, 1)))
    record = json.loads(files(tmp_path)["a.json"])

    assert [1, 2, 1] == [found["score"] for found in record["questions"].values()]
    assert "override: q2 2 instead of 1, by ana: it runs on her machine" == record["notes"][-1]
    assert "a,student-01,graded,4,6,1,2,1" in (tmp_path / "grades.csv").read_text()
    with Gradebook.read(tmp_path) as book:
        assert [3] == [grade.score for grade in book.current(overridden=False)]
        (decision,) = book.story("student-01").overrides

        assert ("ana", "it runs on her machine") == (decision.who, decision.why)


@pytest.mark.parametrize(
    ("student", "question", "score", "said"),
    [
        ("student-10", "q1", 1, "nobody called student-10. It knows student-01."),
        ("student-01", "q3", 1, "no question q3. Known ones: q1, q2, q10."),
        ("student-01", "q1", 15, "q1 cannot have 15 points. Give 0 to 2."),
        ("student-01", "q1", -1, "q1 cannot have -1 points. Give 0 to 2."),
        ("student-01", "q1", float("nan"), "q1 cannot have nan points. Give 0 to 2."),
    ],
)
def test_a_decision_that_cannot_be_meant_is_refused(
    tmp_path: Path, student: str, question: str, score: float, said: str
) -> None:
    """A misspelt name, a question that is not there, more points than there are."""
    add(tmp_path, result("a"))

    with Gradebook.open(tmp_path) as book, pytest.raises(GradebookError) as refusal:
        book.override("tiny", student, question, score, who="ana", why="typo")

    assert str(refusal.value).endswith(said)
    with Gradebook.read(tmp_path) as book:
        assert [] == book.overrides()


def test_a_decision_without_a_reason_is_refused(tmp_path: Path) -> None:
    """In a year, nobody knows it any more."""
    add(tmp_path, result("a"))

    with Gradebook.open(tmp_path) as book, pytest.raises(GradebookError, match="Say why"):
        book.override("tiny", "student-01", "q1", 2, who="ana", why=" ")


# What goes wrong


@pytest.mark.slow
def test_a_killed_run_loses_nothing_and_the_next_one_goes_on(tmp_path: Path) -> None:
    """Killed at ten random moments, then let finish: the same files as an undisturbed run."""
    dice = random.Random(7)
    folder = tmp_path / "killed"
    finished: list[str] = []
    for most in (0, 0, 0, 5, 5, 10, 15, 15, 15, 15):  # The first die while the tables are made.
        process = adding(folder, COUNT)
        while not (folder / database.NAME).exists() and process.poll() is None:
            pass
        assert process.stdout
        said = [line.strip() for line in itertools.islice(process.stdout, dice.randint(0, most))]
        time.sleep(dice.uniform(0, 0.03))
        process.kill()
        rest, error = process.communicate()
        finished += [*said, *rest.split()]

        assert (-signal.SIGKILL, "") == (process.returncode, error)
        if finished:
            kept = {grade.submission for grade in current(folder)}

            assert set(finished) <= kept and len(kept) <= COUNT
            for name in finished:
                json.loads((folder / "results" / derived.file_name(name)).read_bytes())

    last, error = adding(folder, COUNT).communicate()
    add(tmp_path / "undisturbed", *map(made, range(COUNT)))

    assert "" == error and 0 < len(last.split()) < COUNT
    assert files(tmp_path / "undisturbed") == files(folder)
    assert [(COUNT, COUNT)] == query(
        folder, "SELECT count(*), count(DISTINCT submission_id) FROM grades"
    )
    assert {"grades.csv", "results", database.NAME, ".gradebook.lock"} == set(os.listdir(folder))


@pytest.mark.parametrize("limit", ["disk", "file size"])
def test_a_full_disk_is_one_line_and_loses_nothing(tmp_path: Path, limit: str) -> None:
    """Everything that was said to be there is; with more room the same command does the rest."""
    folder, saved = tmp_path / "book", tmp_path / "saved"
    folder.mkdir()
    shell, prepare, capped = ["sh", "-c"], "true", "ulimit -f 400"
    if limit == "disk":
        shell, prepare, capped = (
            ["unshare", "-rm", *shell],
            f"mount {ROOM} tmpfs '{folder}'",
            "true",
        )
        if not shutil.which("unshare") or subprocess.run([*shell, "true"]).returncode:
            pytest.skip("no mount of one's own on this machine")
    script = (
        f"{prepare} && ({capped}; exec \"$@\"); code=$?; cp -r '{folder}' '{saved}'; exit $code"
    )
    command = [*shell, script, "sh", *COMMAND, str(folder), str(COUNT)]

    full = subprocess.run(command, capture_output=True, text=True)
    said = full.stdout.split()

    assert 2 == full.returncode and 1 == full.stderr.count("\n"), full.stderr
    assert "what was finished is kept." in full.stderr and 0 < len(said) < COUNT
    assert set(said) <= {grade.submission for grade in current(saved)}
    assert not list(saved.rglob("*.part"))
    rest, error = adding(saved, COUNT).communicate()

    assert "" == error and COUNT == len(current(saved)) == len(files(saved)) - 1
    assert set(said).isdisjoint(rest.split())


def test_a_second_run_into_the_same_folder_is_refused(tmp_path: Path) -> None:
    """Until the first one ends, even by a kill; looking is allowed all the time."""
    first = adding(tmp_path, 1, "--hold")

    assert first.stdout and "s0000.ipynb\n" == first.stdout.readline()

    second = adding(tmp_path, 2)
    out, error = second.communicate()
    looked = [grade.submission for grade in current(tmp_path)]
    first.kill()
    first.communicate()
    third, nothing = adding(tmp_path, 2).communicate()

    line = f"{tmp_path}: another run is writing here. Wait for it, or choose another --out.\n"

    assert (2, "", line) == (second.returncode, out, error)
    assert (["s0000.ipynb"], "s0001.ipynb\n", "") == (looked, third, nothing)


def test_a_folder_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    """It is said before anything is graded."""
    folder = tmp_path / "read-only"
    folder.mkdir(mode=0o555)
    # Root may write everywhere: here it gives that right away.
    powers = "-dac_override,-dac_read_search"
    lesser = ["setpriv", f"--inh-caps={powers}", f"--bounding-set={powers}"]
    command = [*(lesser if os.geteuid() == 0 else []), *COMMAND, str(folder), "1"]

    done = subprocess.run(command, capture_output=True, text=True)

    line = f"{folder}: not a folder to write to (Permission denied). Choose another --out.\n"

    assert (2, line) == (done.returncode, done.stderr)


def test_a_file_in_the_place_of_the_folder_is_one_line(tmp_path: Path) -> None:
    """Nothing is overwritten."""
    path = tmp_path / "out"
    path.write_text("mine")

    with pytest.raises(GradebookError, match="not a folder to write to"):
        add(path, result("a"))

    assert "mine" == path.read_text()


def garbage(path: Path) -> None:
    path.write_text("no database " * 1000)


def cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def scribbled(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(bytes(range(256)) * 64)


def foreign(path: Path) -> None:
    path.unlink()
    query(path.parent, "CREATE TABLE other (x)")


@pytest.mark.parametrize("harm", [garbage, cut, scribbled, foreign], ids=lambda harm: harm.__name__)
def test_a_damaged_gradebook_is_refused_and_left_as_it_is(
    tmp_path: Path, harm: Callable[[Path], None]
) -> None:
    """Whoever has a copy can still compare."""
    add(tmp_path, *map(made, range(20)))
    path = tmp_path / database.NAME
    harm(path)
    before = path.read_bytes()

    for look in (lambda: add(tmp_path, result("a")), lambda: current(tmp_path)):
        with pytest.raises(GradebookError) as refusal:
            look()

        assert str(refusal.value).startswith(f"{path}: ") and "\n" not in str(refusal.value)

    assert before == path.read_bytes()


def test_another_lab_is_refused(tmp_path: Path) -> None:
    """One table holds one lab: its columns are that lab's questions."""
    add(tmp_path, result("a"))

    with pytest.raises(GradebookError, match="holds the grades of tiny"):
        add(tmp_path, terms=replace(TERMS, slug="large"))

    assert 1 == len(current(tmp_path))


def test_looking_where_nothing_was_graded_makes_nothing(tmp_path: Path) -> None:
    """It says how to get a gradebook."""
    with pytest.raises(GradebookError, match="no gradebook here"):
        current(tmp_path)

    assert [] == list(tmp_path.iterdir())


# Other versions, other databases, other names


def test_a_newer_gradebook_is_refused(tmp_path: Path) -> None:
    """Its tables may mean something else."""
    add(tmp_path, result("a"))
    query(tmp_path, "UPDATE gradebook_schema SET version = 99")
    before = (tmp_path / database.NAME).read_bytes()

    with pytest.raises(GradebookError, match=r"newer version \(schema 99, .*Install that version"):
        add(tmp_path, result("b"))

    assert before == (tmp_path / database.NAME).read_bytes()


def test_an_older_gradebook_is_brought_up_to_date_step_by_step(tmp_path: Path) -> None:
    """All steps or none."""
    add(tmp_path, result("a"))
    engine = database.connect(tmp_path, None, create=False)
    steps = {
        1: lambda connection: connection.execute(text("ALTER TABLE people ADD COLUMN email TEXT")),
        2: lambda connection: connection.execute(text("UPDATE people SET email = 'a@uni'")),
        3: lambda connection: connection.execute(text("no SQL")),
    }
    columns = "SELECT count(*) FROM pragma_table_info('people')"
    found = f"SELECT version, ({columns}) FROM gradebook_schema"

    with pytest.raises(GradebookError), database.in_words("here"):  # noqa: SIM117
        with database.writer(engine).begin() as connection:
            database.migrate(connection, 1, 4, steps)

    assert [(tables.SCHEMA, 3)] == query(tmp_path, found)
    with database.writer(engine).begin() as connection:
        database.migrate(connection, 1, 3, steps)
    engine.dispose()

    assert [(3, 4)] == query(tmp_path, found)


def test_results_of_the_time_before_the_store_stay_in_the_gradebook(tmp_path: Path) -> None:
    """They are taken over once; a file that is no result stays what it is."""
    for name in ("a", "b"):
        derived.write_result(tmp_path, result(name, scores=(0, 0, 0)))
    (tmp_path / "results" / "mine.json").write_text('{"schema": 1}')
    (tmp_path / "results" / "other.json").write_text("no JSON")

    add(tmp_path, result("b"), result("c"))
    add(tmp_path)

    assert {"a": 0, "b": 2.5, "c": 2.5} == {g.submission: g.score for g in current(tmp_path)}
    assert [(4,)] == query(tmp_path, "SELECT count(*) FROM grades")
    assert b'{"schema": 1}' == files(tmp_path)["mine.json"]


def test_the_folder_s_name_may_be_any(tmp_path: Path) -> None:
    """The database is opened by an address, in which some characters mean something."""
    folder = tmp_path / "50% of #1? ünï\udcff &mode=ro"

    add(folder, result("a"))

    assert 1 == len(current(folder))
    assert (folder / database.NAME).is_file()


def test_the_gradebook_may_be_another_database(tmp_path: Path) -> None:
    """By its address; what is derived goes to the folder, for each lab its own."""
    url = f"sqlite:///{tmp_path / 'course.db'}"
    for slug in ("tiny", "large"):
        terms, grade = replace(TERMS, slug=slug), replace(result("a"), slug=slug)
        with Gradebook.open(tmp_path / slug, url) as book, book.run(terms) as run:
            run.add(grade, None)

    with Gradebook.read(tmp_path / "tiny", url) as book:
        assert (["large", "tiny"], 2) == (book.slugs(), len(list(book.current())))

    assert [False, False] == [(tmp_path / s / database.NAME).exists() for s in ("tiny", "large")]
    assert "large" == json.loads(files(tmp_path / "large")["a.json"])["slug"]


def test_an_address_that_is_none_is_one_line(tmp_path: Path) -> None:
    """Without the password that stands in it."""
    for url in ("nonsense", "nosuch://user:secret@host/book"):
        with pytest.raises(GradebookError) as refusal, Gradebook.open(tmp_path, url):
            pass

        assert "\n" not in str(refusal.value) and "secret" not in str(refusal.value)


def test_the_tables_are_fit_for_postgresql() -> None:
    """Compiled for its dialect, moments have their time zone and points all their digits."""
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    made = [CreateTable(t).compile(dialect=dialect) for t in tables.Base.metadata.sorted_tables]
    words = " ".join(str(statement) for statement in made)

    assert 11 == len(made)
    assert "finished TIMESTAMP WITH TIME ZONE NOT NULL" in words
    assert "score DOUBLE PRECISION" in words and "hidden BOOLEAN" in words
