"""Puts together what a notebook gets when its setup cell has run: helpers, checks, `submit`.

The build packs this module into the setup cell of each release, after the others.
"""

from autograder.portable.checker import Checker
from autograder.portable.clock import follow
from autograder.portable.handing_in import Submission
from autograder.portable.starting import give, ready, shell, under_otter


def begin(namespace, kit):
    """Give a notebook its packed helpers; return its `grader` and its `submit`.

    `kit` holds what the build knows: SLUG, the source of the packed HELPERS, the names of all that
    is GIVEN, PUBLIC_TESTS, IDEAS and hidden TOPICS by question.
    """
    give(namespace, kit.HELPERS, kit.GIVEN)
    grader = Checker(namespace, kit.PUBLIC_TESTS, kit.IDEAS, kit.TOPICS)
    if not under_otter():
        follow(shell())
        ready(namespace)
    return grader, Submission(grader, kit.SLUG, kit.GIVEN)
