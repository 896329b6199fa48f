"""Makes ready what grading and verifying need: a fresh bundle, warm children, an examined exam."""

from __future__ import annotations

import functools
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from autograder.course import Lab
from autograder.diagnosis.diagnose import Diagnostician
from autograder.diagnosis.known import KnownAnswers
from autograder.errors import CourseError
from autograder.grading.exam import Exam, import_otter
from autograder.grading.many import Desk
from autograder.grading.rehearsal import rehearse
from autograder.grading.submission import grade
from autograder.model import Bundle, Limits
from autograder.release import build as release
from autograder.release import bundle as bundles
from autograder.release import written
from autograder.sandbox import jail, room
from autograder.sandbox.pool import Pool
from autograder.sandbox.warm import Zygote
from autograder.verify import attempts

Progress = Callable[[int, int], None]
"""Called with how much is done, and of how much."""


def no_progress(done: int, total: int) -> None:
    """Tell nobody."""


def know_questions(lab: Lab, known: Collection[str], names: Iterable[str]) -> None:
    """Raise CourseError where one of `names` is none of the `known` questions of a lab."""
    for name in names:
        if name not in known:
            remedy = f"Questions are {', '.join(known)}."
            raise CourseError(lab.slug, f"there is no question {name}", remedy)


def bundle(lab: Lab) -> Bundle:
    """Return the bundle of a lab; one that is missing or older than its master is made anew."""
    known = attempts.load(lab.attempts)
    if not release.is_fresh(lab, known):
        written.put(release.build_bundles(lab, known))
    return bundles.load(lab.exam)


def pool_of(zygote: Zygote, lab: Lab, made: Bundle, seed: int = 0, jobs: int = 1) -> Pool:
    """Return children for a bundle, forked of a zygote that cannot have seen it."""
    zygote.wait()  # warm before any test is read
    return Pool(zygote, made.setup, room.shared(lab.limits, 2 * jobs), seed, spares=2 * jobs)


@contextmanager
def examiner(
    lab: Lab, seed: int = 0, jobs: int = 1, no_jail: bool = False
) -> Iterator[tuple[Exam, Pool]]:
    """Give a lab's exam that was examined itself, and children that are ready for it."""
    with examined(functools.partial(bundle, lab), lab.limits, seed, jobs, no_jail) as ready:
        yield ready


@contextmanager
def examined(
    load: Callable[[], Bundle], limits: Limits, seed: int = 0, jobs: int = 1, no_jail: bool = False
) -> Iterator[tuple[Exam, Pool]]:
    """Give the exam of a bundle that was examined itself, and children that are ready for it."""
    with Zygote(jail.choose(no_jail)) as zygote:
        import_otter()  # while the zygote warms
        zygote.wait()  # warm before any test is read
        made = load()
        share = room.shared(limits, 2 * jobs)  # before any submission can take a process
        with Pool(zygote, made.setup, share, seed, spares=2 * jobs) as pool:
            yield rehearse(Exam.load(made), pool), pool


@contextmanager
def here(lab: Lab, seed: int = 0, jobs: int = 1, no_jail: bool = False) -> Iterator[Desk]:
    """Give a desk on this machine; what known attempts answer is kept with the lab."""
    with examiner(lab, seed, jobs, no_jail) as (exam, pool):
        yield desk_of(exam, pool, lab.known_answers, jobs)


def desk_of(exam: Exam, pool: Pool, memory: Path, jobs: int) -> Desk:
    """Return a desk that grades with an exam and names ideas; `memory` is of known attempts."""
    diagnose = Diagnostician(KnownAnswers(exam, pool, memory))
    examine = functools.partial(grade, exam=exam, pool=pool, diagnose=diagnose)
    return Desk(exam, examine, pool.zygote.layer.told, jobs)
