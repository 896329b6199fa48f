"""Nothing is lost, and no fault of ours is graded as theirs: real batches, real kills."""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from conftest import becomes
from test_exit_codes import HALF_MISSING, NO_LETTER, OTHER_LETTER
from tiny_master import Tiny

from autograder import workshop
from autograder.course import Lab

pytestmark = pytest.mark.slow
LAB = Path(sys.executable).with_name("lab")
Grader = subprocess.Popen[str]
GLOBAL_LIST = (
    "seen = []\ndef cost(p, t):\n    seen.append(1)\n    return 1.25 if len(seen) < 2 else 0"
)


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Lab:
    """The tiny lab with a known wrong attempt for each of its cases, built."""
    made = Tiny().lab(tmp_path_factory.mktemp("course"))
    for name, source in (
        ("q1/wrong/known", HALF_MISSING),
        ("q2/wrong/other-letter", OTHER_LETTER),
        ("q2/wrong/no-letter", NO_LETTER),
    ):
        path = made.attempts / f"{name}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source)
    workshop.build(made)
    return made


def write_class(lab: Lab, folder: Path, count: int = 20) -> None:
    """Write a class: most are right, some are wrong in several ways, some keep a global list."""
    folder.mkdir(parents=True, exist_ok=True)
    solved = json.loads(lab.solution.read_text())
    for number in range(count):
        book = json.loads(json.dumps(solved))
        answer = next(cell for cell in book["cells"] if cell["id"] == "q1-answer")
        if number % 5 == 3:
            answer["source"] = HALF_MISSING.partition("\n")[2].partition("\n")[2]
        elif number % 5 == 4:
            answer["source"] = GLOBAL_LIST
        (folder / f"student-{number:02}.ipynb").write_text(json.dumps(book))


def results(out: Path) -> dict[str, Any]:
    """Return what the gradebook says of each submission, but for how long it took."""
    found = {path.name: json.loads(path.read_text()) for path in (out / "results").glob("*.json")}
    return {name: result | {"seconds": 0} for name, result in found.items()}


def grade(lab: Lab, handed: Path, out: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [str(LAB), "grade", lab.slug, str(handed), "--out", str(out), *options]
    return subprocess.run(command, cwd=lab.root, capture_output=True, text=True)


@pytest.fixture(scope="module")
def undisturbed(lab: Lab, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """A class, and what it earns when nothing goes wrong."""
    folder = tmp_path_factory.mktemp("class")
    write_class(lab, folder / "handed-in")
    assert 0 == grade(lab, folder / "handed-in", folder / "out").returncode
    return folder / "handed-in", results(folder / "out")


@contextmanager
def burning() -> Iterator[None]:
    """Keep every core busy."""
    burners = [multiprocessing.Process(target=_burn) for _ in range(2 * (os.cpu_count() or 1))]
    for burner in burners:
        burner.start()
    try:
        yield
    finally:
        for burner in burners:
            burner.kill()
            burner.join()


def _burn() -> None:
    while True:
        pass


@pytest.mark.parametrize("options", [["--jobs", "2"], ["--jobs", "3"]])
def test_the_number_of_jobs_changes_no_result(
    lab: Lab, undisturbed: tuple[Path, dict[str, Any]], tmp_path: Path, options: list[str]
) -> None:
    """What shares a process is the same however many run side by side."""
    handed, expected = undisturbed

    grade(lab, handed, tmp_path, *options)

    assert expected == results(tmp_path)


def test_a_busy_machine_and_another_order_change_no_result(
    lab: Lab, undisturbed: tuple[Path, dict[str, Any]], tmp_path: Path
) -> None:
    """Limits count the CPU time of the child, and no submission meets another."""
    handed, expected = undisturbed
    files = sorted(handed.iterdir(), reverse=True)
    with burning():
        done = subprocess.run(
            [str(LAB), "grade", lab.slug, *map(str, files), "--out", str(tmp_path)],
            cwd=lab.root,
            capture_output=True,
            text=True,
        )

    assert (0, expected) == (done.returncode, results(tmp_path))


def zygotes(parent: int) -> list[int]:
    """Return the warm processes below a process; those that are nobody's, for 1."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            warm = b"autograder.sandbox.zygote" in path.read_bytes()
            above = int((path.parent / "stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
        if warm and above == parent:
            found.append(int(path.parent.name))
    return found


@pytest.mark.skipif(os.geteuid() != 0, reason="rights are taken from root")
@pytest.mark.parametrize(
    "become",
    [
        ["setpriv", "--bounding-set=-sys_admin"],
        ["setpriv", "--bounding-set=-sys_admin,-setuid,-setgid,-sys_resource"],
        ["unshare", "--user", "--map-root-user"],
        ["unshare", "--user", "--map-user=1000", "--map-group=1000"],
    ],
    ids=["no CAP_SYS_ADMIN", "hardly a capability", "root of one id", "an ordinary user"],
)
def test_a_grader_of_few_rights_gives_all_points(
    lab: Lab, undisturbed: tuple[Path, dict[str, Any]], tmp_path: Path, become: list[str]
) -> None:
    """What a trial finds is what a child then gets, whatever root may do here."""
    handed, expected = undisturbed
    name, out = "student-00.ipynb", str(tmp_path)
    command = [*become, str(LAB), "grade", lab.slug, str(handed / name), "--out", out]

    done = subprocess.run(command, cwd=lab.root, capture_output=True, text=True)

    assert 0 == done.returncode, done.stderr
    assert {f"{name}.json": expected[f"{name}.json"]} == results(tmp_path)


def test_a_warm_process_that_is_killed_costs_nobody_a_point(
    lab: Lab, undisturbed: tuple[Path, dict[str, Any]], tmp_path: Path
) -> None:
    """Again and again while a class is graded: another takes its place, or the run stops."""
    handed, expected = undisturbed
    moments = random.Random(9)
    killed, codes = 0, []
    while killed < 8:
        grader = start(lab, handed, tmp_path)
        while grader.poll() is None and killed < 8:
            time.sleep(moments.uniform(0.2, 3))
            for pid in zygotes(grader.pid):
                os.kill(pid, signal.SIGKILL)
                killed += 1
        codes.append(grader.wait())

    codes.append(grade(lab, handed, tmp_path).returncode)

    assert 0 == codes[-1] and {0, 2} >= set(codes)
    assert expected == results(tmp_path)


def test_a_grader_that_is_killed_keeps_what_it_finished_and_leaves_nothing(
    lab: Lab, undisturbed: tuple[Path, dict[str, Any]], tmp_path: Path
) -> None:
    """Killed at random moments: every run finds what the ones before had, and adds to it."""
    handed, expected = undisturbed
    moments, temporary = random.Random(7), tmp_path / "temporary"
    temporary.mkdir()
    mounts, held = Path("/proc/mounts").read_text(), []
    for _ in range(6):
        grader = start(lab, handed, tmp_path / "out", temporary)
        time.sleep(moments.uniform(0.5, 12))
        grader.kill()
        grader.wait()
        held.append(len(results(tmp_path / "out")))

    assert 0 == grade(lab, handed, tmp_path / "out").returncode
    assert held == sorted(held)
    assert expected == results(tmp_path / "out")
    assert becomes(lambda: not zygotes(1))
    assert ([], mounts) == (list(temporary.iterdir()), Path("/proc/mounts").read_text())


def start(lab: Lab, handed: Path, out: Path, temporary: Path | None = None) -> Grader:
    """Start to grade, and come back at once."""
    command = [str(LAB), "grade", lab.slug, str(handed), "--out", str(out), "--jobs", "2"]
    environment = os.environ | ({"TMPDIR": str(temporary)} if temporary else {})
    return subprocess.Popen(
        command,
        cwd=lab.root,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        text=True,
    )


def test_a_late_file_adds_to_the_gradebook(
    lab: Lab, undisturbed: tuple[Path, dict[str, Any]], tmp_path: Path
) -> None:
    """What is not graded again stays."""
    handed, expected = undisturbed
    files = sorted(handed.iterdir())
    for path in files[:3]:
        assert 0 == grade(lab, path, tmp_path).returncode

    rows = (tmp_path / "grades.csv").read_text().splitlines()

    assert {f"{path.name}.json": expected[f"{path.name}.json"] for path in files[:3]} == results(
        tmp_path
    )
    assert 4 == len(rows)


def test_two_runs_into_one_gradebook_do_not_meet(
    lab: Lab, undisturbed: tuple[Path, dict[str, Any]], tmp_path: Path
) -> None:
    """The second says so in one line, and the first finishes."""
    handed, expected = undisturbed
    first = start(lab, handed, tmp_path)

    assert becomes(lambda: (tmp_path / "gradebook.sqlite").exists())

    second = grade(lab, handed, tmp_path)

    assert (2, 1) == (second.returncode, second.stderr.count("\n"))
    assert 0 == first.wait()
    assert expected == results(tmp_path)


def test_a_setup_cell_that_fails_is_our_fault(lab: Lab, tmp_path: Path) -> None:
    """No submission is blamed for it: one line, exit 2, no result."""
    broken = Tiny().replace("setup", "class_size = 17", "class_size = 1 / 0").lab(tmp_path / "c")

    done = grade(broken, lab.solution, tmp_path / "out")

    assert (2, 1) == (done.returncode, done.stderr.count("\n"))
    assert "the setup cell stopped" in done.stderr
    assert {} == results(tmp_path / "out")


def test_a_test_that_is_broken_here_accuses_nobody(lab: Lab, tmp_path: Path) -> None:
    """The solution is graded before any submission is."""
    expected = "expected_half_mse(prediction, target)"
    wrong = Tiny().replace("q1-test-many", expected, f"2 * {expected}").lab(tmp_path / "c")

    done = grade(wrong, lab.solution, tmp_path / "out")

    assert (2, 1) == (done.returncode, done.stderr.count("\n"))
    assert "the solution of q1 earns 0.5 of 2" in done.stderr
    assert {} == results(tmp_path / "out")


def test_a_third_lab_is_one_more_folder(lab: Lab) -> None:
    """A master and its attempts go through build, verify, grade and demo."""
    commands = [["build"], ["build", "--check"], ["verify"], ["demo"]]

    codes = [
        subprocess.run([LAB, *arguments], cwd=lab.root, capture_output=True).returncode
        for arguments in commands
    ]

    assert [0, 0, 0, 0] == codes


def test_a_class_can_be_graded_without_a_terminal(
    lab: Lab, undisturbed: tuple[Path, dict[str, Any]], tmp_path: Path
) -> None:
    """The workshop's functions do what the command does; progress is a callback."""
    handed, _ = undisturbed
    told: list[tuple[int, int]] = []
    order = workshop.Order(lab, [handed / "student-00.ipynb"], tmp_path)

    grades = workshop.grade(order, lambda done, total: told.append((done, total)))

    assert [("student-00.ipynb", 3.0)] == [(grade.submission, grade.score) for grade in grades]
    assert [(0, 1), (1, 1)] == told
