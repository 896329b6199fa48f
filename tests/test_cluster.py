"""A cluster gives the grades that one machine gives, whatever becomes of its workers."""

from __future__ import annotations

import os
import pickle
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import class_of_thirty
import msgpack
import pytest
from class_of_thirty import members
from conftest import becomes
from lms_samples import SAMPLES, as_zip
from test_class_commands import LAB, lab
from test_house import results, zygotes

from autograder import errors
from autograder.diagnosis.known import merged
from autograder.sandbox import meter

DASK = Path(sys.executable).with_name("dask")
OPTIONS = ("--roster", "canvas.csv")
WITHOUT_NAMESPACES = "echo 0 > /proc/sys/user/max_user_namespaces; exec "


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny lab, Canvas's zip of a class, and what one machine makes of it in `local`."""
    root = class_of_thirty.course(tmp_path_factory.mktemp("course"))
    as_zip(root / "canvas.zip", members("canvas"))
    (root / "canvas.csv").write_bytes(SAMPLES["canvas"].roster)
    code, said = lab(root, "grade", "tiny", "canvas.zip", *OPTIONS, "--out", "local")
    assert 0 == code, said
    return root


@contextmanager
def running(*command: str | Path) -> Iterator[subprocess.Popen[bytes]]:
    """Run a command in a session of its own, and end that session."""
    null = subprocess.DEVNULL
    process = subprocess.Popen(command, stdout=null, stderr=null, start_new_session=True)
    try:
        yield process
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(60)


@pytest.fixture
def scheduler() -> Iterator[str]:
    """The address of a scheduler that no worker has joined."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = ("--host", "127.0.0.1", "--port", str(port))
    with running(DASK, "scheduler", *address, "--no-dashboard"):
        yield f"tcp://127.0.0.1:{port}"


def worker(scheduler: str, folder: Path) -> tuple[str | Path, ...]:
    """Return the command of one keeper of one worker process with one lane."""
    places = ("--local-directory", str(folder), "--no-dashboard", "--host", "127.0.0.1")
    return (DASK, "worker", scheduler, "--nthreads", "1", *places)


def workers(keeper: int) -> list[int]:
    """Return the worker processes of a keeper: those that have a warm process."""
    return [process for process in meter.descendants(keeper) if zygotes(process)]


@pytest.mark.slow
def test_a_worker_that_is_killed_loses_nothing(
    course: Path, scheduler: str, tmp_path: Path
) -> None:
    """In the middle of a class on two: all are there, as one machine grades them."""
    out = tmp_path / "book"
    grade = (LAB, "grade", "tiny", "canvas.zip", *OPTIONS, "--out", out, "--scheduler", scheduler)
    with (
        running(*worker(scheduler, tmp_path / "a")) as one,
        running(*worker(scheduler, tmp_path / "b")) as other,
    ):
        grader = subprocess.Popen(grade, cwd=course, stdout=subprocess.DEVNULL)
        while grader.poll() is None and len(list((out / "results").glob("*.json"))) <= 10:
            time.sleep(0.05)
        victims = workers(one.pid) or workers(other.pid)
        warm = zygotes(victims[0])
        os.kill(victims[0], signal.SIGKILL)

        assert 0 == grader.wait()
        assert becomes(lambda: not any(Path(f"/proc/{process}").exists() for process in warm))
        assert becomes(lambda: not workers(one.pid) and not workers(other.pid)), "still warm"
    assert results(course / "local") == results(out)
    assert (course / "local" / "class.csv").read_text() == (out / "class.csv").read_text()


@pytest.mark.slow
@pytest.mark.parametrize("graded", [0, 5])
def test_a_client_that_is_killed_leaves_nothing_warm(
    course: Path, scheduler: str, tmp_path: Path, graded: int
) -> None:
    """Neither while the exam is examined nor in the middle of a class."""
    out = tmp_path / "book"
    grade = (LAB, "grade", "tiny", "canvas.zip", *OPTIONS, "--out", out, "--scheduler", scheduler)
    with running(*worker(scheduler, tmp_path)) as keeper:
        grader = subprocess.Popen(grade, cwd=course, stdout=subprocess.DEVNULL)
        while grader.poll() is None and not (
            workers(keeper.pid) and len(list((out / "results").glob("*.json"))) >= graded
        ):
            time.sleep(0.05)
        grader.kill()

        assert -signal.SIGKILL == grader.wait()
        assert becomes(lambda: not workers(keeper.pid)), "still warm"


@pytest.mark.slow
def test_a_worker_that_cannot_grade_grades_nobody(
    course: Path, scheduler: str, tmp_path: Path
) -> None:
    """A machine without a jail: one line, exit 2, and no row says zero."""
    command = " ".join(map(str, worker(scheduler, tmp_path)))
    with running("unshare", "--user", "--map-root-user", "sh", "-c", WITHOUT_NAMESPACES + command):
        options = (*OPTIONS, "--out", tmp_path / "book", "--scheduler", scheduler)
        code, said = lab(course, "grade", "tiny", "canvas.zip", *options)

    assert (2, 2) == (code, said.count("\n")), said
    assert not (tmp_path / "book" / "grades.csv").exists()


@pytest.mark.slow
def test_no_scheduler_is_2_and_one_line(course: Path, tmp_path: Path) -> None:
    """Beside the line on the download."""
    for address in ("tcp://127.0.0.1:1", "nonsense"):
        options = (*OPTIONS, "--out", tmp_path / "book", "--scheduler", address)
        code, said = lab(course, "grade", "tiny", "canvas.zip", *options)

        assert (2, 2) == (code, said.count("\n")), said
        assert "no Dask scheduler answers there" in said


@pytest.mark.parametrize("error", [*errors.LabError.__subclasses__(), errors.LabError])
def test_an_error_survives_the_way_from_another_machine(error: type[errors.LabError]) -> None:
    """With its words and its exit code, whatever its constructor takes."""
    words = ("wrong",) if error is errors.SandboxFault else ("here", "wrong", "Mend it.")
    raised = error(*words)

    came = pickle.loads(pickle.dumps(raised))

    assert (type(raised), str(raised), vars(raised)) == (type(came), str(came), vars(came))


def test_what_workers_learnt_is_put_together() -> None:
    """Of attempts that were asked under the same terms only."""

    def memory(key: str, *names: str) -> bytes:
        records = {name: {"case": (True, [key])} for name in names}
        packed: bytes = msgpack.packb({"q1": {"key": key, "records": records}})
        return packed

    together = msgpack.unpackb(merged([b"", memory("k", "a"), memory("k", "b"), memory("x", "c")]))

    assert {"a", "b"} == together["q1"]["records"].keys()
