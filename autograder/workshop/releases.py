"""Builds what students and staff get from a lab's master, and tells whether it is fresh."""

from __future__ import annotations

import functools

from autograder.course import Lab
from autograder.diagnosis.known import public_answers
from autograder.grading.exam import Exam
from autograder.model import Bundle
from autograder.release import build as release
from autograder.release import bundle as bundles
from autograder.release import ideas
from autograder.sandbox import jail
from autograder.sandbox.warm import Zygote
from autograder.verify import attempts
from autograder.workshop.ready import pool_of


def build(lab: Lab) -> Bundle:
    """Make everything of a lab from its master, and return its bundle."""
    made = release.build(lab, attempts.load(lab.attempts), ask=functools.partial(_ask, lab))
    release.write(lab, made)
    return bundles.load(lab.bundle)


def check(lab: Lab) -> None:
    """Raise StaleRelease where something committed is not what the master makes today."""
    release.check(lab, attempts.load(lab.attempts))


def _ask(lab: Lab, made: Bundle, questions: list[str]) -> dict[str, ideas.Answers]:
    """Ask known attempts the public cases, in the jail that grades students."""
    with Zygote(jail.choose(no_jail=False)) as zygote, pool_of(zygote, lab, made) as pool:
        return public_answers(Exam.load(made), pool, questions, jobs=2)
