"""Makes ready what grading and verifying need: a fresh bundle, warm children, an examined exam."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from autograder.course import Lab
from autograder.grading.exam import Exam
from autograder.grading.rehearsal import rehearse
from autograder.model import Bundle
from autograder.release import build as release
from autograder.release import bundle as bundles
from autograder.sandbox import jail
from autograder.sandbox.pool import Pool
from autograder.sandbox.warm import Zygote
from autograder.verify import attempts

Progress = Callable[[int, int], None]
"""Called with how much is done, and of how much."""


def no_progress(done: int, total: int) -> None:
    """Tell nobody."""


def bundle(lab: Lab) -> Bundle:
    """Return the bundle of a lab; one that is missing or older than its master is made anew."""
    known = attempts.load(lab.attempts)
    if not release.is_fresh(lab, known):
        lab.bundle.parent.mkdir(parents=True, exist_ok=True)
        lab.bundle.write_bytes(release.build_bundle(lab, known))
    return bundles.load(lab.bundle)


def pool_of(zygote: Zygote, lab: Lab, made: Bundle, seed: int = 0, jobs: int = 1) -> Pool:
    """Return children for a bundle, forked of a zygote that cannot have seen it."""
    zygote.wait()  # warm before any test is read
    return Pool(zygote, made.setup, lab.limits, seed, 2 * jobs, made.elsewhere)


@contextmanager
def examiner(
    lab: Lab, seed: int = 0, jobs: int = 1, no_jail: bool = False
) -> Iterator[tuple[Exam, Pool]]:
    """Give an exam that was examined itself, and children that are ready for it."""
    with Zygote(jail.choose(no_jail)) as zygote:
        zygote.wait()
        made = bundle(lab)
        with pool_of(zygote, lab, made, seed, jobs) as pool:
            yield rehearse(Exam.load(made), pool), pool
