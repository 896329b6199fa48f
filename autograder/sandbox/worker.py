"""The child's side of the channel: runs cells, gives out plain data and handles, on request.

It knows no test, no expected value and no score.  Whatever it answers is a claim.
"""

from __future__ import annotations

import contextlib
import os
import random
import signal
import socket
import sys
import time
import types
from typing import Any

import numpy as np

from autograder.sandbox import channel, colab, tampering
from autograder.sandbox.cells import Cells

MAX_MESSAGE = 2000
MAX_FAULTS, MAX_CODE = 20, 200
"""Faults of one cell that are told, and characters of a line."""


def forget_the_grader() -> None:
    """Make `import autograder` fail here, and `import otter` harmless: checks say nothing."""
    for name in [name for name in sys.modules if name.split(".")[0] in ("autograder", "otter")]:
        del sys.modules[name]
    sys.meta_path[:] = [f for f in sys.meta_path if "editable" not in str(f).lower()]
    # First the working folder, as in a notebook: a cell may write a module there.
    sys.path[:] = ["", *(path for path in sys.path if os.path.exists(path))]

    class Notebook:
        _grading_mode = True

        def __init__(self, *args: Any, **options: Any) -> None: ...

        def check(self, *args: Any, **options: Any) -> Any:
            return types.SimpleNamespace(test_case_results=[])

        def __getattr__(self, name: str) -> Any:
            return lambda *args, **options: None

    otter = types.ModuleType("otter")
    otter.Notebook = Notebook  # type: ignore[attr-defined]
    sys.modules["otter"] = otter


def quiet() -> None:
    """Read from and write to nowhere: a submission's output is never looked at."""
    null = os.open("/dev/null", os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(null, descriptor)
    sys.stdin, sys.stdout, sys.stderr = (open(os.devnull, mode) for mode in ("r", "w", "w"))  # noqa: SIM115


def make_shell() -> Any:
    """Return an IPython shell without history, display or traceback printing."""
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets.config.loader import Config

    class Shell(InteractiveShell):  # type: ignore[misc]
        def enable_gui(self, gui: Any = None) -> None:
            """Called by ``%matplotlib inline``; there is no screen to enable."""

        def ask_exit(self) -> None:
            """Called by ``exit``, which ends no notebook here."""
            raise SystemExit("the next line has its turn")

        def showtraceback(self, *args: Any, **options: Any) -> None: ...

        def showsyntaxerror(self, *args: Any, **options: Any) -> None: ...

    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "nocolor"
    return Shell.instance(config=config)


def settle() -> None:
    """Compute in one thread, and run graphs and operations as they were written."""
    import tensorflow as tf
    from tensorflow.python import pywrap_tfe

    tf.config.threading.set_intra_op_parallelism_threads(1)
    tf.config.threading.set_inter_op_parallelism_threads(1)
    # Optimising the graphs of these labs takes longer than running them.
    tf.config.optimizer.set_experimental_options({"disable_meta_optimizer": True})
    # Nor is an operation outside of a graph made one of its own, which TensorFlow does when it
    # meets one for the first time and, with tf.data, every time: a quarter of a fit's time.  Its
    # private interface alone can be told, while it starts; here would be too early, since a cell
    # may still configure it.
    tell = pywrap_tfe.TFE_ContextOptionsSetRunEagerOpAsFunction
    pywrap_tfe.TFE_ContextOptionsSetRunEagerOpAsFunction = lambda options, _: tell(options, False)


def draw_from(seed: int) -> None:
    """Begin all random draws anew: a regrade sees what the first grading saw."""
    import tensorflow as tf

    random.seed(seed)
    np.random.seed(seed)
    tf.random.set_seed(seed)


class Worker:
    """Answers requests until the grader hangs up."""

    def __init__(self, sock: socket.socket, shell: Any, seed: int) -> None:
        self.sock, self.shell, self.seed = sock, shell, seed
        self.cells = Cells(shell)
        self.handles: dict[int, Any] = {}
        self.given: dict[str, Any] = {}
        self.as_given = tampering.Given({})

    def serve(self) -> None:
        read = channel.reader(self.sock)
        self.sock.sendall(channel.pack({"value": "ready"}))
        while True:
            try:
                request = channel.receive(read)
            except EOFError:
                return
            start, cpu = time.perf_counter(), time.process_time()
            try:
                answer = self.answer(request)
            except KeyboardInterrupt as late:  # what it was to stop had just ended
                answer = raised(late)
            answer["seconds"] = time.perf_counter() - start
            answer["cpu"] = time.process_time() - cpu
            self.sock.sendall(self.packed(answer))

    @staticmethod
    def packed(answer: dict[str, Any]) -> bytes:
        try:
            return channel.pack(answer)
        except Exception as unfit:  # too large, or a text with half a character in it
            return channel.pack(raised(unfit))

    def answer(self, request: dict[str, Any]) -> dict[str, Any]:
        """Do what one request asks; every failure of the student's code is an answer too."""
        try:
            match request:
                case {"op": "cell", "source": source, "setup": setup, "definitions": only}:
                    return self.cell(source, setup, only)
                case {"op": "lend", "source": source}:
                    self.lend(source)
                    return {"value": None}
                case {"op": "replaced"}:
                    return {"value": self.pack(self.replaced())}
                case {"op": "redraw"}:
                    draw_from(self.seed)
                    return {"value": None}
                case {"op": "get", "name": name}:
                    space = self.given if name in self.given else self.shell.user_ns
                    return {"value": self.pack(space.get(name))}
                case {"op": "untouched", "names": names, "stub": stub}:
                    return {"value": self.untouched(names, stub)}
                case {"op": "attribute", "target": target, "name": name}:
                    return {"value": self.pack(getattr(self.handles[target], name))}
                case {"op": "call", "target": target, "args": args, "options": options}:
                    return self.call(target, args, options)
        except BaseException as error:
            return raised(error)
        raise AssertionError("unknown request")

    def cell(self, source: str, setup: bool, definitions: bool) -> dict[str, Any]:
        """Run one cell; after the setup cell, remember its definitions as the given helpers."""
        before = dict(self.shell.user_ns)
        faults: list[dict[str, Any]] = []
        signal.signal(signal.SIGINT, signal.default_int_handler)  # how a line is told to end
        try:
            for fault in self.cells.run(source, definitions):
                if len(faults) < MAX_FAULTS:
                    place = {
                        "line": fault.line,
                        "code": fault.code[:MAX_CODE],
                        "caret": fault.caret,
                    }
                    faults.append(raised(fault.error) | place)
        finally:
            signal.signal(signal.SIGINT, signal.SIG_IGN)
        if setup:
            self.cells.remember(source)
            space = self.shell.user_ns
            self.given = {k: v for k, v in space.items() if before.get(k, self) is not v}
            self.as_given = tampering.Given(self.given)
        self.close_figures()
        return {"faults": faults}

    def lend(self, source: str) -> None:
        """Define what test cases may ask for, in a namespace that cells never see."""
        space = dict(self.shell.user_ns)
        exec(compile(source, "<lent>", "exec"), space)
        names = self.shell.user_ns.keys()
        self.given |= {name: space[name] for name in space.keys() - names}

    def replaced(self) -> list[str]:
        if not self.cells.could_replace:
            return []
        return tampering.replaced(self.as_given, self.shell.user_ns)

    def untouched(self, names: list[str], stub: str) -> bool:
        """Tell whether all `names` are what the cell `stub` would make of them."""
        space = dict(self.given)
        exec(compile(self.shell.transform_cell(stub), "<stub>", "exec"), space)
        mine = self.shell.user_ns
        return all(name in mine and same(mine[name], space.get(name)) for name in names)

    @staticmethod
    def close_figures() -> None:
        if "matplotlib.pyplot" in sys.modules:
            with contextlib.suppress(Exception):
                sys.modules["matplotlib.pyplot"].close("all")

    def call(self, target: int, args: list[Any], options: dict[str, Any]) -> dict[str, Any]:
        values = [self.unpack(tree) for tree in args]
        keywords = {name: self.unpack(tree) for name, tree in options.items()}
        return {"value": self.pack(self.handles[target](*values, **keywords))}

    def pack(self, value: Any) -> channel.Tree:
        return channel.encode(value, self.hold)

    def unpack(self, tree: channel.Tree) -> Any:
        return channel.decode(tree, lambda number, name: self.handles[number])

    def hold(self, value: Any) -> channel.Tree:
        """Give what holds numbers out by value (tensors, tables), other objects as handles."""
        if hasattr(value, "__array__"):
            with contextlib.suppress(Exception):
                array = np.asarray(value)
                if array.dtype.kind not in "biufOSU":
                    array = array.astype(np.float32)  # bfloat16
                if array.dtype.kind == "f" and array.dtype.itemsize > 8:
                    array = array.astype(np.float64)
                if array.dtype.kind in "biuf":
                    return channel.encode(array, self.hold)
        number = len(self.handles)
        self.handles[number] = value
        return ["h", number, type(value).__name__[:60]]


def same(one: Any, other: Any) -> bool:
    """Tell whether two values were written alike: functions by their code, data by value."""
    if isinstance(one, types.FunctionType) and isinstance(other, types.FunctionType):
        return same_code(one.__code__, other.__code__)
    return type(one) is type(other) and repr(one) == repr(other)


def same_code(one: types.CodeType, other: types.CodeType) -> bool:
    """Compare what two functions do, not where they stand."""
    if (one.co_code, one.co_names, one.co_varnames) != (
        other.co_code,
        other.co_names,
        other.co_varnames,
    ):
        return False
    pairs = list(zip(one.co_consts, other.co_consts))
    return len(one.co_consts) == len(other.co_consts) and all(
        same_code(mine, theirs)
        if isinstance(mine, types.CodeType) and isinstance(theirs, types.CodeType)
        else repr(mine) == repr(theirs)
        for mine, theirs in pairs
    )


def raised(error: BaseException) -> dict[str, Any]:
    """Return an exception as plain data: the names of its classes and its cut text."""
    if isinstance(error, KeyboardInterrupt):
        return {"raised": [], "name": "Stopped", "text": "it took too long"}
    builtin = [kind.__name__ for kind in type(error).__mro__ if kind.__module__ == "builtins"]
    text = ""
    with contextlib.suppress(BaseException):
        text = str(error)[:MAX_MESSAGE].encode("utf-8", "replace").decode()
    public = [kind.__name__ for kind in type(error).__mro__ if kind.__module__ != "__main__"]
    return {"raised": builtin, "name": public[0][:60], "text": text}


def main(sock: socket.socket, shell: Any, seed: int) -> None:
    """The worker's whole life."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    quiet()
    forget_the_grader()
    colab.install()
    settle()
    draw_from(seed)
    Worker(sock, shell, seed).serve()
