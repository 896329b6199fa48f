"""The platforms that are known, in the order in which they are asked."""

from __future__ import annotations

from autograder.lms import (
    blackboard,
    brightspace,
    canvas,
    classroom,
    github_classroom,
    gradescope,
    moodle,
    plain,
)
from autograder.lms.errors import DownloadError
from autograder.lms.form import Platform

PLATFORMS: tuple[Platform, ...] = (
    gradescope.PLATFORM,
    moodle.PLATFORM,
    blackboard.PLATFORM,
    brightspace.PLATFORM,
    canvas.PLATFORM,
    github_classroom.PLATFORM,
    classroom.PLATFORM,
    plain.PLATFORM,
)
"""Blackboard stands before Canvas, for an assignment's name may look like a user id."""

NAMES = tuple(platform.name for platform in PLATFORMS)


def named(name: str) -> Platform:
    """Return the platform of that name."""
    for platform in PLATFORMS:
        if platform.name == name:
            return platform
    raise DownloadError(name, "no platform that is known", f"Name one of {', '.join(NAMES)}.")
