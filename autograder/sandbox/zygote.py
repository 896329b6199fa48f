"""A warm process: imports TensorFlow once, uses it never, and forks a jailed child on request.

It is started before any test is read, with a clean environment, and holds no secret.
Run as ``python -m autograder.sandbox.zygote FD`` with FD a connected Unix socket.
"""

from __future__ import annotations

import functools
import gc
import importlib
import os
import signal
import socket
import sys

import msgpack

from autograder.model import Limits
from autograder.sandbox import jail, users, worker

WARM = (
    *("tensorflow", "keras", "matplotlib.pyplot", "pandas", "scipy.stats"),
    *("sklearn.datasets", "sklearn.decomposition", "sklearn.linear_model", "sklearn.metrics"),
    *("sklearn.model_selection", "seaborn", "tqdm.auto"),
)
"""What cells import often; each would take a child from 0.1 s to seconds."""


def warm_up() -> object:
    """Import what submissions import, and return an unused shell for the children to run in."""
    for name in WARM:
        importlib.import_module(name)
    return worker.make_shell()


def fork() -> int:
    """Fork; where the machine has no process left, let this one request go unanswered."""
    try:
        return os.fork()
    except OSError:
        return -1


def serve(control: socket.socket) -> None:
    """Fork a keeper for each request until the grader hangs up."""
    shell = warm_up()
    gc.collect()
    gc.freeze()  # keeps the children from copying pages that only the collector touches
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # keepers are nobody's to wait for
    control.sendall(b"ready\n")
    while True:
        data, descriptors, _, _ = socket.recv_fds(control, 4096, 3)
        if not data:
            return
        request = msgpack.unpackb(data)
        sock, status = (socket.socket(fileno=fd) for fd in descriptors[:2])
        held = os.fdopen(descriptors[2], "rb")
        if fork() == 0:
            control.close()
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            layer, limits = jail.Layer(request["layer"]), Limits(**request["limits"])
            os.chdir(request["folder"] or "/")
            work = functools.partial(worker.main, sock, shell, request["seed"])
            jail.keep(layer, limits, users.User(request["uid"], held), status, work)
        for end in (sock, status, held):
            end.close()


if __name__ == "__main__":
    serve(socket.socket(fileno=int(sys.argv[1])))
