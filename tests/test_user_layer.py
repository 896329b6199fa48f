"""Where there are no namespaces, another user holds what a submission does."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import HEAD, becomes, submission, tiny_exam

from autograder.errors import JailError
from autograder.grading.exam import Exam
from autograder.grading.submission import grade
from autograder.model import Case, Limits
from autograder.sandbox import jail, kernel, landlock, root
from autograder.sandbox.child import Child
from autograder.sandbox.jail import Layer
from autograder.sandbox.pool import Pool
from autograder.sandbox.users import FIRST_UID
from autograder.sandbox.warm import Zygote

ROOT = pytest.mark.skipif(os.geteuid() != 0, reason="the layer of users needs root")
pytestmark = [pytest.mark.slow, ROOT]

WITHOUT_NAMESPACES = """
from autograder.sandbox import jail, kernel
kernel.refuse("unshare")
try:
    print(jail.choose(no_jail=False))
except Exception as error:
    print(error)
"""
CLOSED = WITHOUT_NAMESPACES.replace("kernel.r", "jail.root.courses = lambda: []\nkernel.r", 1)
"""The same where the course is closed to others."""
SHELL = ("sh", "-c", '"$@"; exit', "sh")
ALONE = ("unshare", "--user", "--map-root-user", "--pid", "--fork", *SHELL)
"""Run a command as root of a namespace that has no other user, and no other processes to end.

What is first in a namespace of processes is spared when all are ended: the shell is.
"""


@pytest.fixture(scope="module")
def users() -> Iterator[Zygote]:
    """A warm process whose children are other users."""
    with Zygote(Layer.USER) as warm:
        warm.wait()
        yield warm


@pytest.fixture
def child(users: Zygote) -> Iterator[Child]:
    fresh = users.start(Limits(call_seconds=5, memory_mib=600))
    yield fresh
    fresh.close()


def run(child: Child, source: str) -> list[str]:
    child.allow(20)
    return [str(fault) for fault in child.run_cell(textwrap.dedent(source))]


CAN = """
import os
def can(action):
    try:
        action()
    except OSError:
        return False
    return True
"""


def of_user(user: int) -> list[str]:
    """Return the processes of a user."""
    found = []
    for path in Path("/proc").glob("[0-9]*"):
        try:
            if path.stat().st_uid == user:
                found.append(path.name)
        except OSError:
            continue
    return found


def chosen(folder: Path, script: str, *inside: str) -> str:
    """Return the last line that a script prints, run `inside` of another command."""
    command = [*inside, sys.executable, "-c", script]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return done.stdout.strip().rpartition("\n")[2]


def test_without_namespaces_the_layer_is_users(tmp_path: Path) -> None:
    """A filter on system calls takes the namespaces away; the course is closed to others."""
    assert "user" == chosen(tmp_path, CLOSED)


def test_root_who_is_the_only_user_has_no_layer_of_users(tmp_path: Path) -> None:
    """As in some containers: its child would be root, and all that root runs would end with it."""
    assert "no Linux user namespaces" in chosen(tmp_path, CLOSED, *ALONE)


def test_only_a_user_that_was_set_aside_is_ended(tmp_path: Path) -> None:
    """Whose processes are all its child's."""
    script = """
from autograder.sandbox import jail
try:
    jail._end_all_of(0)
except Exception as error:
    print(error)
"""
    assert "user 0 was not set aside for a child" == chosen(tmp_path, script, *ALONE)


def test_a_course_that_others_may_read_is_refused(tmp_path: Path) -> None:
    """Another user would see the tests: one line says what to run."""
    open_to_all = tmp_path / "course"
    (open_to_all / "assignments").mkdir(parents=True)
    for folder in (open_to_all, *open_to_all.parents):
        if Path(tempfile.gettempdir()) in folder.parents:
            folder.chmod(0o755)  # pytest closes its folders to others

    with pytest.raises(JailError, match="Run `chmod 700"):
        jail._refuse_to_open(str(open_to_all))
    open_to_all.chmod(0o700)
    jail._refuse_to_open(str(open_to_all))


def test_a_course_below_what_the_jail_shows_is_refused() -> None:
    """A checkout under /usr/share, or one that is its own virtual environment's folder."""
    with pytest.raises(JailError, match="Move the course"):
        root.refuse_to_show("/usr/share/linreg-lab")
    root.refuse_to_show(str(Path(__file__).resolve().parents[1]))


def test_a_child_is_another_user_without_rights(child: Child) -> None:
    """It cannot become root again, nor read what is root's."""
    assert [] == run(child, CAN)
    assert [] == run(
        child,
        """
        who = os.getuid()
        actions = lambda: os.setuid(0), lambda: open("/etc/shadow"), lambda: os.listdir("/root")
        tried = [can(action) for action in actions]
        """,
    )

    assert child.get("who") >= FIRST_UID
    assert [False, False, False] == child.get("tried")


def test_there_is_no_way_to_a_network(child: Child) -> None:
    """The filter refuses the sockets that lead out, and no others."""
    assert [] == run(
        child,
        """
        import socket
        def opens(family):
            try:
                socket.socket(family).close()
            except OSError:
                return False
            return True
        families = [opens(f) for f in (socket.AF_INET, socket.AF_INET6, socket.AF_UNIX)]
        """,
    )

    assert [False, False, True] == child.get("families")


@pytest.mark.skipif(not landlock.version(), reason="this kernel has no Landlock")
def test_what_every_user_may_read_is_out_of_sight(child: Child) -> None:
    """Landlock shows the interpreter and what the child itself may write, and nothing else."""
    assert [] == run(child, CAN)
    assert [] == run(
        child,
        """
        def writes(folder):
            return can(lambda: open(f"{folder}/x", "w").close() or os.unlink(f"{folder}/x"))
        sees = [can(lambda: os.listdir(p)) for p in ("/", "/etc", "/home", "/var", "/sys")]
        keeps = [can(lambda: os.listdir("/usr/lib")), *map(writes, (".", "/tmp", "/dev/shm"))]
        """,
    )

    assert [False] * 5 == child.get("sees")
    assert [True] * 4 == child.get("keeps")


@pytest.mark.skipif(landlock.version() < 6, reason="this kernel's Landlock knows no scopes")
def test_abstract_sockets_of_others_are_refused(child: Child) -> None:
    """They have no file whose rights could say so."""
    with socket.socket(socket.AF_UNIX) as ours:
        name = f"\0lab-test-{os.getpid()}"
        ours.bind(name)
        ours.listen()
        faults = run(child, f"import socket\nsocket.socket(socket.AF_UNIX).connect({name!r})")

    assert ["PermissionError: [Errno 1] Operation not permitted"] == faults


def test_nothing_can_be_left_for_the_next_child_of_the_same_user(child: Child) -> None:
    """Shared memory, semaphores, queues and keys would outlive all processes of a user."""
    assert [] == run(
        child,
        f"""
        import ctypes
        libc = ctypes.CDLL(None, use_errno=True)
        tried = [
            libc.shmget(77, 4096, 0o1666), libc.semget(77, 1, 0o1666), libc.msgget(77, 0o1666),
            libc.mq_open(b"/left", 0o102, 0o666, None),
            libc.syscall({kernel.CALLS["add_key"]}, b"user", b"left", b"x", 1, -4),
        ]
        """,
    )

    assert [-1] * 5 == child.get("tried")


WRITES_HIDDEN_INPUTS = """
import os, time
def double(x):
    if x < 0:
        with open("/tmp/heard", "w") as file:
            file.write(str(x))
        os.chmod("/tmp/heard", 0o666)
    return 2 * x
"""
TELLS_THEM = """
def triple(x):
    for _ in range(20):
        if os.path.exists("/tmp/heard"):
            raise ValueError("heard " + open("/tmp/heard").read())
        time.sleep(0.1)
    return 3 * x
"""
Q2_PUBLIC = f"""{HEAD}name = "q2"
@test_case(points=1, hidden=False)
def test_triple_of_two(triple):
    assert triple(2) == 6
"""


def test_a_public_case_hears_nothing_of_a_hidden_one(users: Zygote) -> None:
    """Two users share `/tmp`, so nothing hidden is asked before the last public case is done."""
    tiny = tiny_exam().bundle
    q1, q2 = tiny.manifest.questions
    told = replace(q2, cases=(Case("test_triple_of_two", False, 1),))
    manifest = replace(tiny.manifest, questions=(q1, told))
    exam = Exam.load(replace(tiny, manifest=manifest, tests=tiny.tests | {"q2": Q2_PUBLIC}))
    with Pool(users, exam.bundle.setup, Limits(call_seconds=3)) as pool:
        result = grade(submission(WRITES_HIDDEN_INPUTS, TELLS_THEM), exam, pool)

    assert (3, False) == (result.score, "31337" in repr(result))


def test_landlock_is_told_where_it_is_in_force() -> None:
    """Of the layer of users alone: in namespaces there is nothing that it could add."""
    expected = "user with Landlock" if landlock.version() else "user"

    assert (expected, "namespaces") == (Layer.USER.told, Layer.NAMESPACES.told)


def test_two_that_live_at_one_time_are_two_users(users: Zygote, child: Child) -> None:
    """Neither can signal the other."""
    with_another = users.start(Limits(call_seconds=5))
    run(child, "import os\nwho = os.getuid()")
    run(with_another, "import os\nwho = os.getuid()")
    first, second = child.get("who"), with_another.get("who")
    with_another.close()

    assert first != second


def test_all_of_a_user_ends_with_its_child(users: Zygote) -> None:
    """Daemons too, and what was left where everybody may write."""
    child = users.start(Limits(call_seconds=5, memory_mib=600))
    run(
        child,
        """
        import os, time
        who = os.getuid()
        open(f"/tmp/left-by-{who}", "w").close()
        os.makedirs(f"/dev/shm/left-by-{who}/in")
        if os.fork() == 0:
            os.setsid()
            if os.fork() == 0:
                time.sleep(10**6)
            os._exit(0)
        time.sleep(0.2)
        """,
    )
    user = child.get("who")
    assert of_user(user)

    child.close()

    assert becomes(lambda: not of_user(user))
    assert becomes(lambda: not Path(f"/tmp/left-by-{user}").exists())
    assert becomes(lambda: not Path(f"/dev/shm/left-by-{user}").exists())


def test_children_of_two_graders_are_different_users(users: Zygote, child: Child) -> None:
    """What ends with one child is never another's; a child cannot give its own user away."""
    with Zygote(Layer.USER) as other:
        beside = other.start(Limits(call_seconds=5, memory_mib=600))
        look = """
        import os
        fds = [f"/proc/self/fd/{n}" for n in range(3, 40)]
        who, held = os.getuid(), [os.readlink(fd) for fd in fds if os.path.lexists(fd)]
        """
        assert ([], []) == (run(child, look), run(beside, look))

        assert child.get("who") != beside.get("who")
        assert [] == [name for name in child.get("held") if name.startswith("/run")]
        beside.close()
        assert [] == run(child, "still_here = True")
