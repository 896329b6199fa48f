"""Grades on other machines: a Dask cluster whose workers each keep a warm process and an exam.

The client reads what was handed in and keeps results; a worker gets one submission at a time and
gives its grade back.  A worker that ends is missed by nobody: the scheduler gives what it had to
another one.  What goes wrong on a worker of ours is tried again and then stops the run.  When the
client is gone, killed ones too, the scheduler ends what the workers kept warm for it.
"""

from __future__ import annotations

import asyncio
import functools
import logging
import socket
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit
from uuid import uuid4

from distributed import (
    Client,
    KilledWorker,
    Scheduler,
    SchedulerPlugin,
    Worker,
    WorkerPlugin,
    get_worker,
)

from autograder import version
from autograder.course import Lab
from autograder.diagnosis.known import merged
from autograder.errors import ClusterError, LabError, SandboxFault
from autograder.gradebook.derived import replace_file
from autograder.grading.exam import Exam
from autograder.grading.many import Desk
from autograder.model import Bundle, Grade, Limits, Submission
from autograder.workshop.ready import bundle, desk_of, examined

RETRIES = 2
"""A submission whose worker has a fault of its own is given to workers so many times more."""
FEWEST_LANES = 16
"""Submissions that wait in the cluster, even where it is small: workers may join a run."""
SECONDS_TO_ANSWER, SECONDS_TO_JOIN = 20, 60
MEMORY = "answers.msgpack"
TALKERS = (
    "asyncio",
    "distributed",
    "distributed.client",
    "distributed.core",
    "tornado.application",
)

Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Duty:
    """What a worker grades with; it must be the very grader that the client is."""

    bundle: Bundle
    limits: Limits
    seed: int
    no_jail: bool
    memory: bytes
    """What known attempts answer, as far as the client knows."""
    grader: str
    environment: str


class Station(WorkerPlugin):
    """A worker's warm process and examined exam, made when the first submission comes."""

    def __init__(self, name: str, duty: Duty) -> None:
        self.name, self.duty = name, duty

    def setup(self, worker: Worker) -> None:
        self.jobs, self.where = worker.state.nthreads, worker.address
        self.folder = Path(worker.local_directory, self.name)
        self.lock, self.open = threading.Lock(), ExitStack()
        self.made: Desk | None = None
        self.over = False

    async def teardown(self, worker: Worker) -> None:
        # Whoever makes it ready is waited for, while the worker goes on with its other duties.
        await asyncio.to_thread(self._close)

    def _close(self) -> None:
        with self.lock:
            self.over = True
            self.open.close()

    def desk(self) -> Desk:
        """Return where submissions are graded here; whoever comes first makes it ready."""
        with self.lock:
            if self.over:
                raise SandboxFault("the run that this was for has ended")
            if self.made is None:
                with ExitStack() as opened:
                    self.made = self._make(opened)
                    self.open = opened.pop_all()
            return self.made

    def _make(self, opened: ExitStack) -> Desk:
        duty, here = self.duty, (version.grader(), version.environment())
        if here != (duty.grader, duty.environment):
            wrong = f"another grader than yours ({', '.join(here)})"
            remedy = "Run its workers from the same checkout and environment."
            raise ClusterError(f"the worker {self.where}", wrong, remedy)
        self.folder.mkdir(parents=True, exist_ok=True)
        if duty.memory:
            (self.folder / MEMORY).write_bytes(duty.memory)
        ready = examined(lambda: duty.bundle, duty.limits, duty.seed, self.jobs, duty.no_jail)
        exam, pool = opened.enter_context(ready)
        return desk_of(exam, pool, self.folder / MEMORY, self.jobs)


class Farewell(SchedulerPlugin):
    """Ends a client's stations when the client has left the scheduler, in whatever way."""

    def __init__(self, client: str, station: str) -> None:
        self.client, self.station = client, station
        self.name = f"farewell-{station}"

    def remove_client(self, scheduler: Scheduler, client: str) -> None:
        if client == self.client:
            scheduler.remove_plugin(self.name)
            scheduler.loop.add_callback(scheduler.unregister_worker_plugin, None, self.station)


def _station(name: str) -> Station:
    found: Station = get_worker().plugins[name]  # type: ignore[assignment]
    return found


def _jail(name: str) -> str:
    return _station(name).desk().jail


def _grade(name: str, submission: Submission) -> Grade:
    return _station(name).desk().examine(submission)


def _learnt(name: str, dask_worker: Worker) -> bytes:
    """Return what known attempts answered on a worker, as far as it asked them."""
    path = Path(dask_worker.local_directory, name, MEMORY)
    return path.read_bytes() if path.is_file() else b""


@contextmanager
def desk(lab: Lab, address: str, seed: int = 0, no_jail: bool = False) -> Iterator[Desk]:
    """Give a desk that hands submissions to the workers of the scheduler at `address`."""
    known = lab.known_answers.read_bytes() if lab.known_answers.is_file() else b""
    here = version.grader(), version.environment()
    name = f"lab-{uuid4().hex}"  # two runs may use one cluster
    with _client(address) as client:
        made = bundle(lab)
        cluster = Cluster(client, address, name)
        cluster.settle(Station(name, Duty(made, lab.limits, seed, no_jail, known, *here)))
        # The first worker examines the exam before anything is graded.
        layer = cluster.ask(_jail)
        lanes = max(FEWEST_LANES, 2 * sum(client.nthreads().values()))
        yield Desk(Exam.load(made), functools.partial(cluster.ask, _grade), layer, lanes)
        learnt = client.run(_learnt, name, on_error="ignore").values()
        replace_file(lab.known_answers, merged([known, *learnt]))


@contextmanager
def _client(address: str) -> Iterator[Client]:
    """Connect to a scheduler that has workers."""
    for talker in TALKERS:  # what matters is raised
        logging.getLogger(talker).setLevel(logging.CRITICAL)
    try:
        place = urlsplit(address)
        # Asked first: a client of Dask's tries for long, and cannot be given up in silence.
        socket.create_connection((place.hostname, place.port), SECONDS_TO_ANSWER).close()
        client = Client(address, timeout=SECONDS_TO_ANSWER, set_as_default=False)
    except (OSError, ValueError) as error:
        wrong = f"no Dask scheduler answers there ({str(error).splitlines()[0]})"
        remedy = "Start one with `dask scheduler`, and give the tcp:// address that it tells."
        raise ClusterError(address, wrong, remedy) from None
    with client:
        try:
            client.wait_for_workers(1, timeout=SECONDS_TO_JOIN)
        except TimeoutError:
            remedy = f"Start `dask worker {address}` on each machine."
            raise ClusterError(address, "no worker has joined", remedy) from None
        yield client


@dataclass(frozen=True)
class Cluster:
    """Workers with a station of one name, and what goes wrong with them in words."""

    client: Client
    address: str
    name: str

    def settle(self, station: Station) -> None:
        """Give each worker a station, for as long as this client is there."""
        try:
            self.client.register_plugin(Farewell(self.client.id, self.name))
        except Exception as error:  # whatever comes up where it is unpacked
            wrong = f"the scheduler is of another grader ({type(error).__name__}: {error})"
            remedy = "Start it from the same checkout and environment as its workers."
            raise ClusterError(self.address, wrong, remedy) from error
        self.client.register_plugin(station)

    def ask(self, task: Callable[..., Answer], *about: Submission) -> Answer:
        """Have some worker do a task; raise what a person can act on."""
        again = "What was graded is kept: run the same again."
        try:
            future = self.client.submit(task, self.name, *about, pure=False, retries=RETRIES)
            answer: Answer = future.result()
            return answer
        except LabError:
            raise
        except KilledWorker:
            what = about[0].name if about else "the exam"
            raise SandboxFault(f"one worker after the other ended over {what}") from None
        except (CancelledError, OSError):
            raise ClusterError(self.address, "the scheduler is gone", again) from None
        except Exception as error:
            wrong = f"a worker cannot grade ({type(error).__name__}: {error})"
            remedy = f"Run its workers from the same checkout and environment. {again}"
            raise ClusterError(self.address, wrong, remedy) from error
