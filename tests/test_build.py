"""From a master to a release: what is in it, that it is always the same, that staleness shows."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import fresh_bundle
import pytest
import yaml
from tiny_master import ANSWERS_HIDDEN, COST_HIDDEN, Tiny

from autograder.conventions import PACKED, SHOWN
from autograder.course import Course, Lab
from autograder.errors import AttemptError, LeakError, MasterError, ReleaseError, StaleRelease
from autograder.model import SCHEMA, Attempt, Case
from autograder.release import build, bundle, leaks, setup_cell, written
from autograder.release.build import Release
from autograder.release.master import check_master
from autograder.verify import attempts

COST_STUB = '''def cost(prediction, target):
    """Return half the mean squared error."""
    raise NotImplementedError("q1: write cost")'''

COST_SOLVED = '''def cost(prediction, target):
    """Return half the mean squared error."""
    difference = np.asarray(prediction) - np.asarray(target)
    return np.mean(difference**2) / 2'''


@pytest.fixture
def lab(tmp_path: Path) -> Lab:
    """The tiny lab in a course of its own."""
    return Tiny().lab(tmp_path)


def made(lab: Lab, *, execute: bool = True) -> Release:
    return build.build(lab, execute=execute)


def cells(data: bytes) -> dict[str, dict[str, Any]]:
    """Return the cells of a notebook file by id, each with its source as one text."""
    found = {cell["id"]: cell for cell in json.loads(data)["cells"]}
    return {name: cell | {"source": "".join(cell["source"])} for name, cell in found.items()}


def relative_files(lab: Lab) -> dict[str, bytes]:
    files = made(lab, execute=False).files
    return {path.relative_to(lab.root).as_posix(): data for path, data in files.items()}


def student_cells(lab: Lab) -> dict[str, dict[str, Any]]:
    return cells(made(lab, execute=False).files[lab.student / "tiny.ipynb"])


# ------------------------------------------------------------------------------ what is made


def test_a_release_is_a_student_notebook_with_tests_a_solution_and_a_bundle(lab: Lab) -> None:
    """Every file has its place, and there is no other."""

    assert [
        "student/tiny/tiny.ipynb",
        "student/tiny/tests/q1.py",
        "student/tiny/tests/q2.py",
        "solutions/tiny/tiny.ipynb",
        "dist/tiny/autograder.zip",
        "dist/tiny/grader.zip",
    ] == list(relative_files(lab))


def test_students_get_the_cells_under_ids_that_last(lab: Lab) -> None:
    """Cells of the build have ids too, so that a second build changes none."""

    assert [
        "open-in-colab",
        "title",
        "setup",
        "q1-intro",
        "q1-answer",
        "q1-check",
        "figure",
        "q2-answer",
        "q2-check",
        "check-all-intro",
        "check-all",
        "hand-in",
    ] == list(student_cells(lab))


def test_students_get_the_stub(lab: Lab) -> None:
    """The answer cell holds the prompt and nothing of the solution."""

    assert COST_STUB == student_cells(lab)["q1-answer"]["source"]


def test_staff_get_the_solution_without_markers(lab: Lab) -> None:
    """The solved notebook reads as a person would have written it."""
    solved = cells(made(lab, execute=False).files[lab.solution])

    assert (COST_SOLVED, 'answers = {"half": "b"}') == (
        solved["q1-answer"]["source"],
        solved["q2-answer"]["source"],
    )


def test_no_cell_is_locked_and_only_a_cell_that_the_grader_skips_has_a_tag(lab: Lab) -> None:
    """Students may change whatever they want."""

    assert {
        "figure": {"tags": ["otter_ignore"]},
        "setup": {"jupyter": {"source_hidden": True}},
    } == {name: cell["metadata"] for name, cell in student_cells(lab).items() if cell["metadata"]}


def test_a_metadata_form_of_the_master_stays(tmp_path: Path) -> None:
    """The build adds to what the master says, and takes nothing away."""
    tiny = Tiny()
    tiny["setup"]["metadata"] = {"cellView": "form"}

    metadata = student_cells(tiny.lab(tmp_path))["setup"]["metadata"]

    assert {"cellView": "form", "jupyter": {"source_hidden": True}} == metadata


def test_the_button_opens_the_address_of_the_settings(lab: Lab) -> None:
    """It is the first thing that a student sees."""

    assert (
        "[![Open In Colab](https://colab.research.google.com/assets/colab-badge.svg)]"
        "(https://colab.research.google.com/github/o/r/blob/main/tiny/tiny.ipynb)"
    ) == student_cells(lab)["open-in-colab"]["source"]


def test_the_setup_cell_brings_given_code_the_lab_s_own_and_the_public_tests(lab: Lab) -> None:
    """One cell is all that a notebook in Colab needs."""
    release = made(lab, execute=False)
    source = student_cells(lab)["setup"]["source"]
    written = {
        path.stem: data.decode().replace("from otter.test_files import test_case\n", "")
        for path, data in release.files.items()
        if path.suffix == ".py"
    }

    packed = setup_cell.unpack(source)

    assert source.startswith('#@title Setup: run this cell first {display-mode: "form"}\n')
    assert packed.index("def alike") < packed.index("class Checker")
    assert source.index("PACKED = ") < source.index("class_size = 17") < source.index("grader, ")
    assert written == unpacked(packed)["PUBLIC_TESTS"]


def unpacked(packed: str) -> dict[str, Any]:
    """Run what a setup cell brings along and return what it defines."""
    space: dict[str, Any] = {}
    exec(packed, space)
    return space


@pytest.mark.parametrize(
    "text", ["a\n", "a '''b''' \"c\" \\d\n", "'''\"\"\"\n", "a\\", "'", "é\r\n", "\u2028½"]
)
def test_a_test_file_travels_in_the_setup_cell_exactly(text: str) -> None:
    """Quotes, backslashes and line ends arrive as they were."""
    tests = {"q1": f"shared\n{text}", "q2": f"shared\nother {text}"}
    cell = setup_cell.compose(Tiny().master(), tests, {})

    assert tests == unpacked(setup_cell.unpack(cell))["PUBLIC_TESTS"]


def test_students_get_public_cases_with_their_comments_and_points(lab: Lab) -> None:
    """They read the very test that grades them."""
    text = made(lab, execute=False).files[lab.student / "tests/q1.py"].decode()

    assert """

OK_FORMAT = False

name = "q1"


@test_case(points=0.5, hidden=False)
def test_the_cost_agrees_with_the_one_by_hand(cost):
    # (1 + 4) / 4
    expect(cost([1.0, 3.0], [0.0, 1.0]), 1.25, "cost([1, 3], [0, 1])")
""" == text[text.index("\n\nOK_FORMAT") :]


def test_a_secret_in_the_settings_stops_the_build(lab: Lab) -> None:
    """What comes from assignment.toml is looked through as well."""
    settings = lab.master.with_name("assignment.toml")
    settings.write_text(settings.read_text().replace("main/", "test_half_of_it/"), encoding="utf-8")

    with pytest.raises(LeakError, match="cell open-in-colab: students would get the name of the"):
        made(Course(lab.root).lab("tiny"), execute=False)


def test_an_attempt_of_an_unknown_question_stops_the_build(lab: Lab) -> None:
    """A question may have been renamed."""
    stray = Attempt("q9", "known", False, "x = 1", 0, "No.")

    with pytest.raises(AttemptError, match=r"^q9/wrong/known\.py: there is no question q9"):
        build.build(lab, (stray,), execute=False)


def test_a_broken_master_stops_the_build(tmp_path: Path) -> None:
    """Nothing is made of a master that breaks a rule."""
    lab = Tiny().remove("q1-end").lab(tmp_path)

    with pytest.raises(MasterError, match="BEGIN QUESTION"):
        made(lab, execute=False)


def test_what_otter_assign_stops_at_is_one_line(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    """A traceback of Otter's tells nobody where to look."""

    def stop(*arguments: object, **options: object) -> None:
        raise ValueError("no\nway")

    monkeypatch.setattr("otter.assign.main", stop)
    with pytest.raises(ReleaseError) as caught:
        made(lab, execute=False)

    assert (
        "tiny.ipynb: Otter Assign stopped: ValueError: no. Mend the master where it points to."
    ) == str(caught.value)


# ------------------------------------------------------------------------------ the bundle


def test_the_bundle_holds_what_otters_would_and_nothing_of_this_machine(lab: Lab) -> None:
    """No time, no owner, no path is in it, and no solution or attempt: submissions can read it."""
    bundles = build.build_bundles(lab).files
    with zipfile.ZipFile(io.BytesIO(bundles[lab.bundle])) as archive:
        infos = archive.infolist()
        everything = b"".join(archive.read(info) for info in infos)

    assert [
        "environment.yml",
        "otter_config.json",
        "run_autograder",
        "run_otter.py",
        "setup.sh",
        "tests/q1.py",
        "tests/q2.py",
    ] == [info.filename for info in infos]
    assert {((1980, 1, 1, 0, 0, 0), 0o644 << 16, 3)} == {
        (info.date_time, info.external_attr, info.create_system) for info in infos
    }
    assert str(lab.root).encode() not in everything
    assert COST_SOLVED.split("\n")[-1].encode() not in everything


def test_a_loaded_bundle_lists_every_case_with_its_points(lab: Lab) -> None:
    """The manifest is what grades are checked against."""
    written.write(lab, made(lab, execute=False))
    loaded = bundle.load(lab.exam)
    cost = loaded.manifest.questions[0]

    assert ("q1", 2.0, ("cost",), COST_STUB) == (cost.name, cost.points, cost.defines, cost.stub)
    assert (
        Case("test_the_cost_agrees_with_the_one_by_hand", False, 0.5),
        Case(
            "test_the_cost_of_many_points",
            True,
            1.5,
            "The mean is over all elements, then halved.",
            "many points",
        ),
    ) == cost.cases
    assert {"class_size", "labkit", "grader", "submit"} <= set(loaded.manifest.given)
    assert 3.0 == loaded.manifest.points


def test_the_bundle_has_the_hidden_cases_and_what_they_use_of_the_reference(lab: Lab) -> None:
    """Its test files run alone, and hold no more than they need."""
    written.write(lab, made(lab, execute=False))
    tests = bundle.load(lab.exam).tests

    assert COST_HIDDEN.split("\n")[-1] in tests["q1"]
    assert "def expected_half_mse(" in tests["q1"]
    assert ANSWERS_HIDDEN.split("\n")[-1] in tests["q2"]
    assert "def " not in tests["q2"].split("@test_case")[0]


def test_an_exam_comes_back_as_it_was_packed(lab: Lab) -> None:
    """Loading loses nothing."""
    written.put(build.build_bundles(lab))
    loaded = bundle.load(lab.exam)

    assert COST_SOLVED == loaded.solutions["q1"]
    assert lab.exam.read_bytes() == bundle.pack_exam(loaded)


def test_what_grades_is_the_same_alone_as_in_the_release(lab: Lab) -> None:
    """Grading needs no student notebook, and gets the same bundle."""
    release = made(lab, execute=False).files

    assert {lab.bundle: release[lab.bundle], lab.exam: release[lab.exam]} == (
        build.build_bundles(lab).files
    )


def test_the_bundle_asks_for_the_pins_of_the_course_and_for_the_lab_s_own(lab: Lab) -> None:
    """Otter's image would lack what the labs import."""
    (lab.root / "constraints.txt").write_text("# pins\nnumpy==2.1.3\notter-grader==7.0.0\n")
    settings = lab.master.with_name("assignment.toml")
    settings.write_text(settings.read_text() + 'requirements = ["torch==2.8.0"]\n')
    bundles = build.build_bundles(Course(lab.root).lab("tiny")).files
    with zipfile.ZipFile(io.BytesIO(bundles[lab.bundle])) as archive:
        environment = yaml.safe_load(archive.read("environment.yml"))

    assert [
        "otter-grader[grading,plugins]==7.0.0",
        "numpy==2.1.3",
        "torch==2.8.0",
    ] == environment["dependencies"][-1]["pip"]


def test_a_missing_bundle_is_one_line(tmp_path: Path) -> None:
    """The line names the command that makes it."""

    with pytest.raises(ReleaseError, match=r"no such bundle\. Run `lab build`\.$"):
        bundle.load(tmp_path / "autograder.zip")


def _zip(path: Path, members: dict[str, str]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return path


@pytest.mark.parametrize(
    ("manifest", "wrong"),
    [
        ({"schema": SCHEMA + 1}, f"made for schema {SCHEMA + 1}, this is schema {SCHEMA}"),
        ({"schema": SCHEMA}, "a zip that is no bundle of ours"),
        ([], "a zip that is no bundle of ours"),
    ],
)
def test_a_foreign_bundle_is_one_line(tmp_path: Path, manifest: object, wrong: str) -> None:
    """A zip of another program, or of another version of ours, is not graded with."""
    path = _zip(tmp_path / "autograder.zip", {"manifest.json": json.dumps(manifest)})

    with pytest.raises(ReleaseError, match=wrong):
        bundle.load(path)


def test_a_broken_bundle_is_one_line(tmp_path: Path) -> None:
    """A download that was cut off is no zip."""
    path = tmp_path / "autograder.zip"
    path.write_text("no zip", encoding="utf-8")

    with pytest.raises(ReleaseError, match="not a readable zip"):
        bundle.load(path)


# ------------------------------------------------------------------------------ the same again


def test_two_builds_in_two_folders_are_the_same_byte_for_byte(tmp_path: Path) -> None:
    """The folder's name is nowhere in what is made."""
    first, second = (Tiny().lab(tmp_path / name) for name in ("here", "there"))

    assert relative_files(first) == relative_files(second)


def test_the_clock_and_the_hash_seed_change_nothing(lab: Lab) -> None:
    """Another process at another time makes the same bytes."""
    script = (
        "import sys, time, hashlib, pathlib\n"
        "real = time.time\n"
        "time.time = lambda: real() + 12345678\n"
        "from autograder.course import Course\n"
        "from autograder.release import build\n"
        "lab = Course(pathlib.Path(sys.argv[1])).lab('tiny')\n"
        "release = build.build(lab, execute=False)\n"
        "print(hashlib.sha256(b''.join(release.files.values())).hexdigest())\n"
    )
    printed = [
        subprocess.run(
            [sys.executable, "-W", "ignore", "-c", script, str(lab.root)],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(build.__file__).parents[2])},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    ]

    assert printed[0] == printed[1]


# ------------------------------------------------------------------------------ writing, staleness


def test_writing_leaves_what_somebody_put_there_and_tells_it(lab: Lab) -> None:
    """A build deletes no file that no build wrote."""
    stray = [lab.solution.with_name("old.ipynb"), lab.student / "my-tests" / "q1.py"]
    for path in stray:
        path.parent.mkdir(parents=True)
        path.write_text("mine", encoding="utf-8")

    assert stray == written.write(lab, made(lab, execute=False))
    assert ["mine", "mine"] == [path.read_text(encoding="utf-8") for path in stray]


def test_the_test_file_of_a_question_that_is_no_more_goes(lab: Lab) -> None:
    """The build wrote it."""
    written.write(lab, made(lab, execute=False))
    old = lab.student / "tests" / "q9.py"
    old.write_text((lab.student / "tests/q1.py").read_text().replace('"q1"', '"q9"'))

    assert [] == written.write(lab, made(lab, execute=False))
    assert not old.exists()
    assert {"student", "solutions", "dist", "assignments"} == {p.name for p in lab.root.iterdir()}
    assert ["tiny"] == [path.name for path in (lab.root / "student").iterdir()]


def test_writing_leaves_gradebooks_in_dist_alone(lab: Lab) -> None:
    """Grades are nobody's build output."""
    gradebook = lab.bundle.with_name("grades.csv")
    gradebook.parent.mkdir(parents=True)
    gradebook.write_text("student-01", encoding="utf-8")
    written.write(lab, made(lab, execute=False))

    assert "student-01" == gradebook.read_text(encoding="utf-8")


def test_a_bundle_is_fresh_until_the_master_changes(lab: Lab) -> None:
    """So grading builds only when it has to."""

    assert not build.is_fresh(lab)
    written.write(lab, made(lab, execute=False))

    assert build.is_fresh(lab)
    Tiny().replace("q2-test-half", "== ", "== 2 * ").lab(lab.root)

    assert not build.is_fresh(lab)


def _ran(lab: Lab) -> None:
    """Make the written solution look as if it had run."""
    path = lab.solution
    notebook = json.loads(path.read_text(encoding="utf-8"))
    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    for count, cell in enumerate(code, 1):
        cell["execution_count"] = count
        cell["outputs"] = [{"name": "stdout", "output_type": "stream", "text": ["17\n"]}]
    text = json.dumps(notebook, indent=1, sort_keys=True, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8")


@pytest.fixture
def finished(lab: Lab) -> Lab:
    """The tiny lab with its release written, and its solution as if it had run."""
    written.write(lab, made(lab, execute=False))
    _ran(lab)
    return lab


def test_a_written_release_is_not_stale(finished: Lab) -> None:
    """A check right after a build has nothing to say."""

    written.check(finished)


def test_outputs_of_the_committed_solution_are_used_again(finished: Lab) -> None:
    """What has not changed is not run again."""
    before = finished.solution.read_bytes()

    assert before == made(finished, execute=False).files[finished.solution]


@pytest.mark.parametrize("name", ["student/tiny/tests/q1.py", "solutions/tiny/tiny.ipynb"])
def test_an_edited_file_is_stale(finished: Lab, name: str) -> None:
    """A generated file that was edited by hand is named."""
    path = finished.root / name
    path.write_text(path.read_text("utf-8").replace("cost", "kost", 1), encoding="utf-8")

    with pytest.raises(StaleRelease, match=f"^{name}: not what its master makes today"):
        written.check(finished)


def test_a_missing_file_is_stale(finished: Lab) -> None:
    """A generated file that was deleted is named."""
    (finished.student / "tests/q2.py").unlink()

    with pytest.raises(StaleRelease, match=r"^student/tiny/tests/q2\.py: missing"):
        written.check(finished)


def test_a_stray_file_is_stale(finished: Lab) -> None:
    """A file that somebody left among the generated ones is named."""
    (finished.student / "notes.txt").write_text("mine", encoding="utf-8")

    with pytest.raises(StaleRelease, match=r"^student/tiny/notes\.txt: a file that nothing makes"):
        written.check(finished)


def test_a_solution_without_outputs_is_stale(lab: Lab) -> None:
    """Staff are to see what every cell prints."""
    written.write(lab, made(lab, execute=False))

    with pytest.raises(StaleRelease, match=r"^solutions/tiny/tiny\.ipynb: without outputs"):
        written.check(lab)


def test_a_changed_master_makes_all_that_it_changes_stale(finished: Lab) -> None:
    """The first stale file is the error, the others are its notes."""
    Tiny().replace("q1-intro", "Write the cost.", "Write it.").lab(finished.root)

    with pytest.raises(StaleRelease, match=r"^solutions/tiny/tiny\.ipynb") as caught:
        written.check(finished)

    assert caught.value.__notes__[0].startswith("student/tiny/tiny.ipynb: not what its master")


# ------------------------------------------------------------------------------ running


@pytest.mark.slow
def test_the_solution_is_run_and_its_outputs_are_kept(lab: Lab) -> None:
    """Every cell ran in order, and the checks in it passed."""
    release = made(lab)
    solved = cells(release.files[lab.solution])
    written.write(lab, release)

    assert list(range(1, 9)) == [
        cell["execution_count"] for cell in solved.values() if cell["cell_type"] == "code"
    ]
    assert ["17\n"] == solved["figure"]["outputs"][0]["text"]
    assert "✅ the cost agrees with the one by hand" in "".join(
        solved["q1-check"]["outputs"][0]["data"]["text/plain"]
    )
    written.check(lab)


@pytest.mark.slow
def test_a_solution_that_fails_names_the_cell(tmp_path: Path) -> None:
    """The cell and its error are said in one line."""
    lab = Tiny().replace("figure", "print(class_size)", "print(1 / 0)").lab(tmp_path)

    with pytest.raises(ReleaseError) as caught:
        made(lab)

    assert (
        "tiny.ipynb, cell figure: the solved notebook stops here with "
        "ZeroDivisionError: division by zero. Mend the master's solution or this cell."
    ) == str(caught.value)


def otter_score(lab: Lab, notebook: Path) -> float:
    """Return what stock ``otter run`` gives the notebook with the bundle."""
    otter = Path(sys.executable).with_name("otter")
    command = [str(otter), "run", "-a", str(lab.bundle), notebook.name]
    subprocess.run(command, cwd=notebook.parent, capture_output=True, check=True)
    results = json.loads((notebook.parent / "results.json").read_text(encoding="utf-8"))
    return float(sum(test.get("score", 0) for test in results["tests"]))


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "score"), [("solutions", 3.0), ("student", 0.0)])
def test_stock_otter_grades_with_the_bundle(
    lab: Lab, tmp_path: Path, kind: str, score: float
) -> None:
    """Nobody needs our grader to grade with our tests."""
    written.write(lab, made(lab, execute=False))
    notebook = tmp_path / "submission" / "tiny.ipynb"
    notebook.parent.mkdir()
    notebook.write_bytes((lab.root / kind / "tiny" / "tiny.ipynb").read_bytes())

    assert score == otter_score(lab, notebook)


@pytest.mark.slow
def test_the_solution_gets_full_marks_in_an_environment_made_of_the_bundle_alone(
    lab: Lab, tmp_path: Path
) -> None:
    """What is not asked for is not there; `tests/fresh_bundle.py` does it for a real lab."""
    pins = (COURSE.root / "constraints.txt").read_text().splitlines()
    used = ("numpy==", "ipykernel==", "ipython==", "jupyter_client==", "jupyter-client==")
    kept = [pin for pin in pins if pin.startswith(used)]
    (lab.root / "constraints.txt").write_text("\n".join(kept))
    written.write(lab, made(lab, execute=False))
    folder = tmp_path / "fresh"
    folder.mkdir()

    assert 3.0 == fresh_bundle.score(lab.bundle.read_bytes(), lab.solution, folder)


# ------------------------------------------------------------------------------ the real labs

COURSE = Course.find(Path(__file__).parent)


@pytest.mark.parametrize("slug", COURSE.slugs())
def test_the_committed_release_of_a_lab_is_fresh(slug: str) -> None:
    """What is committed is what the masters make today."""

    written.check(COURSE.lab(slug), attempts.load(COURSE.lab(slug).attempts))


@pytest.mark.parametrize("slug", COURSE.slugs())
def test_no_secret_of_a_lab_stands_in_what_is_committed_for_students(slug: str) -> None:
    """Every file is looked through as it lies there."""
    folder = COURSE.lab(slug).student
    files = {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    assert [] == leaks.find(files, check_master(COURSE.lab(slug).master, COURSE.shared))


def test_what_is_marked_packed_is_given_and_not_shown() -> None:
    """Zones alternate; students read what teaches, and the rest is there all the same."""
    source = f"one = 1\n{PACKED}\ntwo = 2\n{SHOWN}\nthree = 3\n{PACKED}\nfour = 4\n"

    assert ("one = 1\n\n\nthree = 3", "two = 2\n\n\nfour = 4") == setup_cell.divided(source)


def test_a_student_notebook_has_a_line_for_each_cell(lab: Lab) -> None:
    """It is small, and a diff tells the cell."""
    text = made(lab, execute=False).files[lab.student_notebook].decode()

    assert len(student_cells(lab)) + 3 == len(text.splitlines())
