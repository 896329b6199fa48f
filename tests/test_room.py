"""Whoever takes all processes that there are takes none of its neighbours'."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import notebook
from tiny_master import Tiny

from autograder import workshop
from autograder.course import Lab
from autograder.errors import JailError
from autograder.model import Limits
from autograder.sandbox import room

PROCESSES = 150
BOMB = """
import os, time
def cost(prediction, target):
    return 0
try:
    while True:
        if os.fork() == 0:
            time.sleep(999)
except OSError:
    time.sleep(5)
"""
WITH_TENSORFLOW = """
import numpy as np
import tensorflow as tf
def cost(prediction, target):
    with tf.Graph().as_default(), tf.compat.v1.Session() as session:
        error = tf.constant(np.asarray(prediction) - np.asarray(target))
        return session.run(tf.reduce_mean(error**2) / 2)
"""


def machine(root: Path, cgroup: str, **files: int | str) -> Path:
    """Return a root folder of a machine whose control groups say so much."""
    (root / "proc/self").mkdir(parents=True)
    (root / "proc/self/cgroup").write_text(cgroup)
    for name, number in files.items():
        path = root / "sys/fs/cgroup" / name.replace("__", "/").replace("pids_", "pids.")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{number}\n")
    return root


@pytest.mark.parametrize(
    ("free", "group", "jobs"), [(64, "max", 4), (3, "max", 3), (64, 2 * 2**30, 1), (0, "max", 1)]
)
def test_one_submission_a_processor_as_far_as_memory_goes(
    free: int, group: int | str, jobs: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a container leaves counts as well; at least one there always is."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda pid: range(4))
    files = {"box/memory.max": group, "box/memory.current": 2**29}
    root = machine(tmp_path, "0::/box\n", **files)
    (root / "proc/meminfo").write_text(f"MemTotal: 9 kB\nMemAvailable: {free * 2**20} kB\n")

    assert jobs == room.side_by_side(root)


@pytest.fixture
def _no_limit_of_users(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "_of_user", lambda: iter(()))


@pytest.mark.usefixtures("_no_limit_of_users")
@pytest.mark.parametrize(
    ("cgroup", "files", "left"),
    [
        ("0::/\n", {}, None),
        ("0::/a\n", {"a__pids_max": "max", "a__pids_current": 3}, None),
        ("0::/a\n", {"a__pids_max": 150, "a__pids_current": 20}, 130),
        ("0::/out/of/sight\n", {"pids_max": 150, "pids_current": 20}, 130),
        ("8:pids:/a\n0::/\n", {"pids__a__pids_max": 150, "pids__a__pids_current": 9}, 141),
        ("4:memory:/a\n", {"pids__a__pids_max": 150, "pids__a__pids_current": 9}, None),
    ],
)
def test_what_control_groups_leave_is_known(
    tmp_path: Path, cgroup: str, files: dict[str, int | str], left: int | None
) -> None:
    """Both versions of them, the folders above, and containers that see no path of their own."""

    assert left == room.left(machine(tmp_path, cgroup, **files))


def test_what_a_user_has_left_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its limit, less its threads that live."""
    monkeypatch.setattr(room, "_of_groups", lambda system, kind: iter(()))
    monkeypatch.setattr(resource, "getrlimit", lambda name: (10_000, 10_000))

    left = room.left()

    assert left is not None and 0 < left < 10_000


@pytest.mark.parametrize(("left", "processes"), [(None, 132), (10**6, 132), (160, 20)])
def test_a_child_gets_its_share(
    monkeypatch: pytest.MonkeyPatch, left: int | None, processes: int
) -> None:
    """Half of what is left is for four; without a limit it is what the lab says, and threads."""
    monkeypatch.setattr(room, "left", lambda: left)
    monkeypatch.setattr(os, "cpu_count", lambda: 1)

    assert processes == room.shared(Limits(processes=128), 4).processes


def test_too_few_processes_are_refused_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """Children that cannot work would lose honest points."""
    monkeypatch.setattr(room, "left", lambda: 100)

    with pytest.raises(JailError, match="100 processes are left here, and 128 are needed"):
        room.shared(Limits(), 4)


@pytest.mark.skipif(os.geteuid() != 0, reason="another user is needed, and so is root")
def test_without_a_jail_what_the_caller_runs_is_not_counted() -> None:
    """A desktop has hundreds of threads, and a child would start none."""
    script = """
import os, threading, time
from autograder.model import Limits
from autograder.sandbox import jail
os.setresuid(54321, 54321, 54321)
for _ in range(20):
    threading.Thread(target=time.sleep, args=(99,), daemon=True).start()
jail._limit(jail.Layer.NONE, Limits(processes=8))
late = threading.Thread(target=print, args=("started",), kwargs={"flush": True})
late.start()
late.join()
os._exit(0)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)

    assert "started\n" == done.stdout, done.stderr


@pytest.fixture
def group() -> Iterator[Path]:
    """A control group of few processes."""
    tops = (Path("/sys/fs/cgroup/pids"), Path("/sys/fs/cgroup"))
    top = next((top for top in tops if top.is_dir()), tops[1])
    made = top / f"lab-test-{os.getpid()}"
    try:
        made.mkdir()
    except OSError:
        pytest.skip("no control group can be made here")
    try:
        if not (made / "pids.max").exists():
            pytest.skip("control groups count no processes here")
        (made / "pids.max").write_text(str(PROCESSES))
        yield made
    finally:
        made.rmdir()


@pytest.fixture
def lab(tmp_path: Path) -> Lab:
    made = Tiny().lab(tmp_path / "course")
    workshop.build(made)
    return made


def grade(lab: Lab, group: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Grade what was handed in, in a control group."""
    command = [sys.executable, "-m", "autograder.cli", "grade", lab.slug, "handed-in"]
    joins = 'echo $$ > "$0" && exec "$@"'
    return subprocess.run(
        ["sh", "-c", joins, str(group / "cgroup.procs"), *command, "--out", "book", *options],
        cwd=lab.root,
        capture_output=True,
        text=True,
    )


def hand_in(lab: Lab, **answers: str) -> None:
    (lab.root / "handed-in").mkdir()
    for name, source in answers.items():
        book = notebook(source, 'answers = {"half": "b"}', ids=("q1-answer", "q2-answer"))
        (lab.root / "handed-in" / f"{name}.ipynb").write_text(json.dumps(book))


@pytest.mark.slow
def test_a_fork_bomb_costs_its_neighbours_nothing(lab: Lab, group: Path) -> None:
    """TensorFlow dies where it cannot start a thread: with 150 processes for all it can."""
    honest = {f"n{n}-honest": WITH_TENSORFLOW for n in range(6)}
    hand_in(lab, **honest, n0_bomb=BOMB, n2_bomb=BOMB)

    done = grade(lab, group, "--jobs", "2")

    rows = (lab.root / "book" / "grades.csv").read_text().splitlines()
    earned = {row.split(",")[1]: row.split(",")[2:4] for row in rows if "honest" in row}
    assert (0, {name: ["graded", "3"] for name in honest}) == (done.returncode, earned)


@pytest.mark.slow
def test_a_machine_of_too_few_processes_grades_nobody(lab: Lab, group: Path) -> None:
    """One line, and no zero."""
    hand_in(lab, honest=WITH_TENSORFLOW)
    (group / "pids.max").write_text("60")

    done = grade(lab, group)

    assert (2, 1) == (done.returncode, done.stderr.count("\n"))
    assert "processes are left here" in done.stderr
    assert not list((lab.root / "book").glob("results/*"))
