"""Keeps the warm process: starts it, asks it for children, and starts it anew when it is gone."""

from __future__ import annotations

import itertools
import os
import socket
import subprocess
import sys
import tempfile
import threading
from dataclasses import asdict

import msgpack

from autograder.errors import SandboxFault
from autograder.model import Limits
from autograder.sandbox import users
from autograder.sandbox.child import Child
from autograder.sandbox.jail import Layer
from autograder.sandbox.root import HOME

TRIES = 3
"""A child is asked for so many times, each time of a new warm process."""

ENVIRONMENT = {
    "PATH": os.defpath,
    "HOME": HOME,
    "LANG": "C.UTF-8",
    "PYTHONHASHSEED": "0",
    "MPLBACKEND": "agg",
    "MPLCONFIGDIR": "/tmp/matplotlib",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "TF_ENABLE_ONEDNN_OPTS": "0",
    # A child's first product of matrices would else write machine code for it, for 30 to 80 ms.
    "TENSORFLOW_USE_CUSTOM_CONTRACTION_KERNEL": "false",
    "CUDA_VISIBLE_DEVICES": "-1",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "PIP_NO_INDEX": "1",  # `!pip install` says no at once instead of trying a network
}


class Zygote:
    """The warm process.  Start it early: it needs some ten seconds before its first child."""

    def __init__(self, layer: Layer) -> None:
        self.layer = layer
        self.lock = threading.Lock()
        self.living: list[Child] = []
        self.generation = 0
        self.closed = False
        self._launch()

    def _launch(self) -> None:
        self.ready = False
        # Packets, so that no request is ever read together with the next one.
        self.control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.log = tempfile.TemporaryFile()  # noqa: SIM115 - closed by close()
        try:
            self.process = subprocess.Popen(
                [sys.executable, "-P", "-m", "autograder.sandbox.zygote", str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                env=ENVIRONMENT,
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=self.log,
                stderr=self.log,
                start_new_session=True,  # Ctrl-C is for us alone
            )
        except OSError as error:
            raise SandboxFault(f"its warm process could not be started: {error.strerror}") from None
        finally:
            theirs.close()

    def wait(self) -> None:
        """Block until the process is warm; SandboxFault with its last words when it died."""
        with self.lock:
            self._wait()

    def _check_open(self) -> None:
        if self.closed:  # a submission may still be in work when its run is ended
            raise SandboxFault("its warm process was ended")

    def _wait(self) -> None:
        self._check_open()
        if self.ready:
            return
        try:
            self.ready = self.control.recv(16) == b"ready\n"
        except OSError:
            self.ready = False
        if not self.ready:
            self.log.seek(0)
            last = self.log.read().decode("utf-8", "replace").strip().splitlines()[-1:]
            raise SandboxFault(f"its warm process ended: {' '.join(last) or 'without a word'}")

    def start(self, limits: Limits, seed: int = 0) -> Child:
        """Return a fresh jailed child; as root, those alive at one time are different users.

        `seed` is that of its random draws.  Raises SandboxFault when none can be had.
        """
        for attempt in itertools.count(1):
            generation = self.generation
            try:
                return self._start(limits, seed)
            except SandboxFault:
                if attempt == TRIES:
                    raise
                self._renew(generation)
        raise AssertionError("unreachable")

    def _start(self, limits: Limits, seed: int) -> Child:
        self.wait()
        user = users.claim()
        try:
            child = self._fork(limits, seed, user)
        finally:
            user.held.close()
        with self.lock:
            self.living = [*(one for one in self.living if not one.closed), child]
            if self.closed:
                child.close()
            self._check_open()
        return child

    def _renew(self, generation: int) -> None:
        """Replace the warm process, unless another thread has done so since `generation`."""
        with self.lock:
            self._check_open()
            if self.generation == generation:
                self._end()
                self.generation += 1
                self._launch()

    def _fork(self, limits: Limits, seed: int, user: users.User) -> Child:
        ours, theirs = socket.socketpair()
        status, their_status = socket.socketpair()
        folder = ""
        if self.layer is not Layer.NAMESPACES:
            folder = tempfile.mkdtemp(prefix="lab-")
        if self.layer is Layer.USER:
            os.chown(folder, user.uid, user.uid)
        request = {
            "layer": str(self.layer),
            "limits": asdict(limits),
            "uid": user.uid,
            "seed": seed,
            "folder": folder,
        }
        try:
            with self.lock:
                descriptors = [end.fileno() for end in (theirs, their_status, user.held)]
                socket.send_fds(self.control, [msgpack.packb(request)], descriptors)
        except OSError:
            for end in (ours, status):
                end.close()
            raise SandboxFault("its warm process is gone") from None
        finally:
            theirs.close()
            their_status.close()
        return Child(ours, status, limits, folder)

    def _end(self) -> None:
        self.control.close()
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.log.close()

    def close(self) -> None:
        """End the warm process and every child that still lives; from now on none is started."""
        with self.lock:
            self.closed = True
            for child in self.living:
                child.close()
            self._end()

    def __enter__(self) -> Zygote:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()
