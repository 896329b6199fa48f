"""The jail holds, the child answers in plain data, and stand-ins never lie."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from conftest import becomes, processes

from autograder.errors import SandboxFault
from autograder.model import Limits, Status
from autograder.sandbox import child as sandbox_child
from autograder.sandbox import jail
from autograder.sandbox.child import Child, ChildLost
from autograder.sandbox.pool import Pool
from autograder.sandbox.standin import NotPlainData
from autograder.sandbox.warm import Zygote

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parents[1]


STUBBORN = """
import signal
signal.signal(signal.SIGINT, signal.SIG_IGN)
while True: pass
"""


DRIP = """
import gc, os, socket, struct, time
for thing in gc.get_objects():
    if isinstance(thing, socket.socket) and thing.fileno() > 2:
        os.dup2(thing.fileno(), 9)
def drip():
    os.write(9, struct.pack("!I", 30_000_000))
"""


def run(child: Child, source: str) -> None:
    assert [] == child.run_cell(textwrap.dedent(source))


def answer(child: Child, expression: str) -> Any:
    run(child, f"answer = {expression}")
    return child.get("answer")


def test_a_function_is_called_with_plain_data_and_answers_in_plain_data(child: Child) -> None:
    """A tensor comes back as an array."""
    run(child, "import tensorflow as tf\ndef f(x):\n    return tf.constant(x) * 2")

    result = child.get("f")(np.array([1.0, 2.0]))

    assert [2.0, 4.0] == list(result)


@pytest.mark.parametrize(
    "use",
    [
        lambda h: h == 1,
        lambda h: h != h,
        lambda h: bool(h),
        lambda h: float(h),
        lambda h: len(h),
        lambda h: list(h),
        lambda h: h[0],
        lambda h: 1 in h,
        lambda h: np.asarray(h),
        lambda h: {h: 1},
        lambda h: h < 1,
    ],
)
def test_a_handle_equals_nothing_and_converts_to_nothing(child: Child, use: Any) -> None:
    """Comparing, converting, iterating or hashing what stayed in the child raises."""
    run(child, "class Sly(int):\n    pass\nthing = zip([1], [2])")

    with pytest.raises((NotPlainData, TypeError)):
        use(child.get("thing"))


def test_a_handle_can_be_passed_back_and_its_methods_called(child: Child) -> None:
    """Models cross the jail this way."""
    run(child, "class M:\n    w = 3\n    def f(self, x): return x + self.w\ndef g(m): return m.w")
    model = child.get("M")()

    assert (5, 3, 3) == (model.f(2), child.get("g")(model), model.w)


def test_private_attributes_of_a_handle_are_out_of_reach(child: Child) -> None:
    """A test case cannot reach an object's internals."""
    run(child, "def f(): pass")

    with pytest.raises(AttributeError):
        child.get("f").__globals__  # noqa: B018


def test_an_exception_arrives_as_its_built_in_class(child: Child) -> None:
    """A subclass of ValueError is a ValueError here; one of TensorFlow's is none."""
    run(
        child,
        """
        import tensorflow as tf
        class Mine(ValueError): pass
        def f(): raise Mine("no")
        def g(): raise tf.errors.InvalidArgumentError(None, None, "no")
        """,
    )

    with pytest.raises(ValueError, match="no"):
        child.get("f")()
    with pytest.raises(Exception) as other:
        child.get("g")()

    assert not isinstance(other.value, ValueError)


@pytest.mark.parametrize("ending", ["raise SystemExit", "raise KeyboardInterrupt"])
def test_an_attempt_to_end_the_process_is_an_exception_like_others(
    child: Child, ending: str
) -> None:
    """The end of the process is no ValueError and does not end the grader."""
    run(child, f"def f(): {ending}")

    with pytest.raises(Exception) as error:
        child.get("f")()

    assert not isinstance(error.value, (ValueError, SystemExit))


def test_a_value_that_cannot_cross_is_no_error_that_a_case_may_wait_for(child: Child) -> None:
    """Returning something absurd does not count as raising ValueError."""
    run(child, "def f():\n    x = []\n    for _ in range(99): x = [x]\n    return x")

    with pytest.raises(Exception) as error:
        child.get("f")()

    assert not isinstance(error.value, ValueError)


def test_what_a_function_does_to_its_arguments_stays_on_its_side(child: Child) -> None:
    """What a test case compares with cannot be written to from there."""
    run(child, "def f(a, b):\n    a[0] = 9\n    b.append(1)")
    array, items = np.zeros(2), [0]

    child.get("f")(array, items)

    assert ([0.0, 0.0], [0]) == (array.tolist(), items)


@pytest.mark.parametrize(
    "hold",
    [
        """
        fd = os.memfd_create("x")
        for _ in range(9):
            os.write(fd, b"x" * 100_000_000)
        """,
        """
        for _ in range(20):
            if os.fork() == 0:
                time.sleep(99)
        held = [bytearray(100_000_000) for _ in range(9)]
        """,
    ],
    ids=["in files without names", "beside sleepers"],
)
def test_memory_is_counted_wherever_it_lies(zygote: Zygote, hold: str) -> None:
    """What no process maps counts, and many processes earn no higher limit."""
    child = zygote.start(Limits(memory_mib=600, disk_mib=2000))
    source = "import os, time\n" + textwrap.dedent(hold) + "while True: time.sleep(0.1)"

    with pytest.raises(ChildLost) as lost:
        child.run_cell(source)
    child.close()

    assert Status.OUT_OF_MEMORY == lost.value.status


def test_what_a_child_inherits_is_not_what_it_holds(
    zygote: Zygote, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who is killed before anybody looked was not ended for memory."""
    monkeypatch.setattr(sandbox_child, "TICK", 0.0)  # it is looked at while it starts

    child = zygote.start(Limits())
    child.close()

    assert (True, 0.0) == (child.baseline > 0, child.held)


def test_what_is_mounted_below_a_shown_path_is_read_only(tmp_path: Path) -> None:
    """A remount closes the top alone; what an administrator mounted below stays open else."""
    if os.geteuid() != 0:
        pytest.skip("mounting needs root")
    script = f"""
        import os
        from autograder.sandbox import kernel, root
        kernel.unshare(kernel.NEWNS)
        kernel.mount("none", "/", None, kernel.MS_REC | kernel.MS_PRIVATE)
        kernel.mount("tmpfs", "{tmp_path}", "tmpfs", 0)
        os.mkdir("{tmp_path}/below")
        kernel.mount("tmpfs", "{tmp_path}/below", "tmpfs", 0)
        kernel.close_mounts_below("{tmp_path}")
        try:
            open("{tmp_path}/below/file", "w")
        except OSError as error:
            print(error.strerror)
    """
    result = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script)], capture_output=True, text=True
    )

    assert "Read-only file system\n" == result.stdout, result.stderr


def test_no_key_of_the_caller_is_there() -> None:
    """A session keyring is inherited else, and shared by all submissions."""
    script = """
        import ctypes, os
        from autograder.sandbox import kernel
        libc = ctypes.CDLL(None)
        serial = lambda: libc.syscall(kernel.CALLS["keyctl"], 0, -3, 1)
        before = serial()
        kernel.leave_the_keyring()
        print(before == -1 or before != serial())
    """
    result = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script)], capture_output=True, text=True
    )

    assert "True\n" == result.stdout, result.stderr


def test_matplotlib_inline_runs(child: Child) -> None:
    """Students write this line, and a bare shell refuses it."""

    run(child, "%matplotlib inline\nimport matplotlib.pyplot as plt\nplt.plot([1])\nplt.show()")


@pytest.mark.parametrize(
    ("source", "status"),
    [
        (STUBBORN, Status.TIMED_OUT),
        ("import os; os._exit(0)", Status.CRASHED),
        ("import os; os.kill(os.getpid(), 11)", Status.CRASHED),
        ("import ctypes; ctypes.string_at(0)", Status.CRASHED),
        ("x = [bytearray(50_000_000) for _ in range(40)]", Status.OUT_OF_MEMORY),
    ],
)
def test_a_cell_that_overruns_ends_its_child_only(
    zygote: Zygote, source: str, status: Status
) -> None:
    """Time, memory and crashes end one child; the next one starts as if nothing had been."""
    child = zygote.start(Limits(memory_mib=500))
    child.allow(1)

    with pytest.raises(ChildLost) as lost:
        child.run_cell(source)
    child.close()
    after = zygote.start(Limits())
    faults = after.run_cell("1 + 1")
    after.close()

    assert (status, []) == (lost.value.status, faults)


@pytest.mark.parametrize("line", ["while True: pass", "import time; time.sleep(600)"])
def test_a_line_that_takes_too_long_is_interrupted_and_the_next_one_runs(
    child: Child, line: str
) -> None:
    """It costs itself, whether it computes or sleeps; the process lives on."""
    child.allow(0.5)

    faults = child.run_cell(f"before = 1\n{line}\nafter = 2")

    assert [("Stopped", 2)] == [(fault.name, fault.line) for fault in faults]
    assert [1, 2] == [child.get("before"), child.get("after")]


def test_what_all_calls_of_a_case_sleep_is_one_sum(child: Child) -> None:
    """As what they compute is: no call begins anew."""
    run(child, "import time\ndef nap(): time.sleep(1.5)")
    child.allow(1, patience=2)
    nap = child.get("nap")

    with pytest.raises(ChildLost) as lost:
        for _ in range(3):
            nap()

    assert Status.TIMED_OUT == lost.value.status


@pytest.mark.parametrize(
    "attack",
    [
        "while True: time.sleep(0.005); os.write(9, b'x')",
        "x = []\nwhile True: x.append(bytearray(1 << 20)); os.write(9, b'x')",
    ],
)
def test_a_child_that_drips_bytes_is_watched_all_the_same(zygote: Zygote, attack: str) -> None:
    """Clock and memory are looked at on every pass, not only in silence."""
    child = zygote.start(Limits(memory_mib=300))
    run(child, DRIP + textwrap.indent(attack, "    "))
    child.allow(1)

    with pytest.raises(ChildLost) as lost:
        child.get("drip")()
    child.close()

    assert lost.value.status in (Status.TIMED_OUT, Status.OUT_OF_MEMORY)


def test_all_that_a_child_started_ends_with_it(zygote: Zygote, tmp_path: Path) -> None:
    """A background process cannot outlive the grading of its submission."""
    mark = f"sleep 98{os.getpid()}"
    child = zygote.start(Limits())
    run(child, f"import subprocess\nsubprocess.Popen('{mark}', shell=True)\nNone")

    assert becomes(lambda: mark in processes())

    child.close()

    assert becomes(lambda: mark not in processes())


def test_a_warm_process_that_was_closed_is_not_started_anew() -> None:
    """Not for a submission in work either, whose run was ended."""
    with Zygote(jail.choose(no_jail=False)) as over:
        over.wait()

    with pytest.raises(SandboxFault):
        over.start(Limits())

    assert over.process.poll() is not None


def test_a_pool_that_was_closed_makes_no_child_ready(zygote: Zygote) -> None:
    """Whoever asks is told as of any other fault of the sandbox."""
    with Pool(zygote, "", Limits()) as over:
        over.take().close()

    with pytest.raises(SandboxFault):
        over.take()


def test_the_project_and_homes_cannot_be_seen(child: Child) -> None:
    """No path of the course, and nothing in a home but the interpreter, is there."""
    paths = [str(ROOT / "assignments"), str(ROOT / "autograder"), str(ROOT / "dist"), str(ROOT)]

    seen = answer(
        child,
        "(lambda os: [sorted(os.listdir(p)) if os.path.isdir(p) else None for p in "
        f"{[*paths, '/root', '/home']!r}])(__import__('os'))",
    )

    assert [None, None, None] == seen[:3]
    assert seen[3] in (None, [".venv"])
    assert seen[4] in (None, [".pyenv"], [".local"])
    assert ["student"] == seen[5]


def test_no_file_with_a_hidden_test_can_be_found(child: Child) -> None:
    """A search of all that can be read finds no bundle, no reference, no attempt."""

    run(
        child,
        f"""
        import os
        secret = ("autograder.zip", "manifest.json", "reference.py", "grades.csv")
        found = [
            os.path.join(folder, name)
            for top in ("/home", "/tmp", "/root", "/etc", "/dev", {str(ROOT)!r}, {sys.prefix!r})
            for folder, _, names in os.walk(top)
            for name in names
            if name in secret and "site-packages" not in folder
        ]
        """,
    )

    assert [] == child.get("found")


def test_our_own_package_cannot_be_imported_or_found_in_memory(child: Child) -> None:
    """Its reference solutions would answer every question."""
    run(
        child,
        """
        import gc, importlib, sys
        try:
            importlib.import_module("autograder.reference")
            imported = True
        except ImportError:
            imported = False
        loaded = [n for n in sys.modules if n.startswith("autograder")]
        names = {getattr(o, "__name__", "") for o in gc.get_objects() if callable(o)}
        secrets = sorted(n for n in names if isinstance(n, str) and n.startswith("expected_"))
        """,
    )

    assert (False, [], []) == tuple(child.get(n) for n in ("imported", "loaded", "secrets"))


def test_there_is_no_network(child: Child) -> None:
    """Not even the machine's own loopback services can be reached."""
    run(
        child,
        """
        import socket
        errors = []
        for address in (("127.0.0.1", 22), ("192.0.2.1", 80)):
            try:
                socket.create_connection(address, 1)
            except OSError as error:
                errors.append(type(error).__name__)
        interfaces = [name for _, name in socket.if_nameindex()]
        """,
    )

    assert 2 == len(child.get("errors"))
    assert ["lo"] == child.get("interfaces")


def test_no_right_is_left(child: Child) -> None:
    """No capability, no new privilege, no new namespace, no process of the machine in sight."""
    run(
        child,
        """
        import ctypes, os
        status = dict(l.split(":", 1) for l in open("/proc/self/status").read().splitlines())
        rights = [status[k].strip() for k in ("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb")]
        fresh = ctypes.CDLL(None).unshare(0x10000000)
        pids = [n for n in os.listdir("/proc") if n.isdigit()]
        """,
    )

    assert {"0000000000000000"} == set(child.get("rights"))
    assert -1 == child.get("fresh")
    assert "1" == child.get("status")["NoNewPrivs"].strip()
    assert {"1", "2"} == set(child.get("pids"))


@pytest.mark.parametrize("path", ["/usr/x", "/etc/x", "/dev/x", "/x"])
def test_nothing_but_the_private_home_can_be_written(child: Child, path: str) -> None:
    """The system is read-only; what is written at home is gone with the child."""
    run(
        child,
        f"""
        try:
            open({path!r}, "w").close()
            written = True
        except OSError:
            written = False
        open("/home/student/x", "w").close()
        """,
    )

    assert child.get("written") is False or os.geteuid() != 0
    assert not os.path.exists(path)


def test_the_disk_is_limited(zygote: Zygote) -> None:
    """A child cannot fill the machine's memory or disk with files."""
    child = zygote.start(Limits(disk_mib=16))
    run(
        child,
        """
        written = 0
        try:
            for n in range(10):
                with open(f"/dev/shm/{n}", "wb") as file:
                    written += file.write(bytes(8 << 20))
        except OSError as error:
            reason = error.strerror
        """,
    )
    written = child.get("written")
    child.close()

    assert written <= 16 << 20


def test_nothing_of_the_grader_s_files_is_open(child: Child) -> None:
    """Not in the worker, nor in init, which the worker can look at."""
    run(
        child,
        """
        import os
        opened = set()
        for process in ("1", "self"):
            for name in os.listdir(f"/proc/{process}/fd"):
                try:
                    opened.add(os.readlink(f"/proc/{process}/fd/{name}"))
                except OSError:
                    pass
        files = sorted(p for p in opened if not p.startswith(("socket:", "pipe:", "anon_inode:")))
        """,
    )

    assert [] == [p for p in child.get("files") if p != "/dev/null" and "/proc/" not in p]


def test_the_environment_is_clean(zygote: Zygote, child: Child) -> None:
    """No variable of the staff's shell is seen."""

    names = answer(child, "sorted(__import__('os').environ)")

    assert not {"USER", "LOGNAME", "SSH_AUTH_SOCK", "CI", "PWD"}.intersection(names)


@pytest.mark.parametrize(
    "become",
    [
        ["unshare", "--user", "--map-user=1000", "--map-group=1000"],
        ["unshare", "--user", "--map-root-user"],
        ["setpriv", "--bounding-set=-sys_admin"],
    ],
    ids=["an ordinary user", "root of one id", "root without CAP_SYS_ADMIN"],
)
def test_a_user_without_rights_gets_the_same_jail(become: list[str]) -> None:
    """Staff need not be root, nor root all-powerful: a user namespace gives the same walls."""
    script = """
        from autograder.model import Limits
        from autograder.sandbox import jail
        from autograder.sandbox.warm import Zygote
        with Zygote(jail.choose(no_jail=False)) as zygote:
            child = zygote.start(Limits())
            assert [] == child.run_cell("import os; seen = os.path.exists('/etc/shadow')")
            print(child.get("seen"))
            child.close()
    """
    # As root, become an ordinary user that still reaches the interpreter, wherever it lies.
    result = subprocess.run(
        [*(become if os.geteuid() == 0 else []), sys.executable, "-c", textwrap.dedent(script)],
        capture_output=True,
        text=True,
        env={"HOME": "/tmp", "PATH": os.environ["PATH"]},
        cwd="/",
    )

    assert "False\n" == result.stdout, result.stderr


@pytest.mark.parametrize(
    "draw",
    [
        "__import__('random').random()",
        "__import__('numpy').random.rand()",
        "__import__('tensorflow').random.uniform(())",
        "__import__('keras').layers.Dense(1)(__import__('numpy').ones((1, 3)))",
    ],
)
def test_draws_begin_anew_with_each_question(child: Child, draw: str) -> None:
    """What a question sees does not depend on what was drawn before it."""

    assert [] == child.run_cell(f"def draw():\n    return {draw}")
    function = child.get("draw")
    child.redraw()
    first, second = function(), function()
    child.redraw()

    assert first == function()
    assert first != second


def test_no_graph_is_made_of_a_single_operation(child: Child) -> None:
    """It would take ten times as long as the operation, and tf.data has one made each time."""
    run(child, "import tensorflow as tf\nfor one in tf.data.Dataset.range(3): one + 1")
    run(child, "from tensorflow.python.eager import context")

    assert [] == answer(child, "[str(n) for n in context.context().list_function_names()]")


def test_a_cell_may_configure_tensorflow_before_its_first_use(child: Child) -> None:
    """As in a notebook; afterwards these raise."""
    run(child, "from tensorflow import config\ncpu, = config.list_physical_devices('CPU')")
    run(child, "config.threading.set_intra_op_parallelism_threads(1)")
    run(child, "halves = config.LogicalDeviceConfiguration(), config.LogicalDeviceConfiguration()")
    run(child, "config.set_logical_device_configuration(cpu, halves)")

    assert 2 == answer(child, "len(config.list_logical_devices('CPU'))")
