"""Notices edits: which lab has files that changed since it was last looked at."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from autograder.course import Course

SECONDS = 0.5


def sleep() -> None:
    """Wait between two looks."""
    time.sleep(SECONDS)


def edited(
    course: Course, slugs: tuple[str, ...], wait: Callable[[], None] = sleep
) -> Iterator[str]:
    """Yield each lab's slug now, and then each whose files or shared modules change, for ever."""
    seen: dict[str, dict[str, int]] = {}
    while True:
        for slug in slugs or tuple(course.slugs()):
            now = _files(course, slug)
            if seen.get(slug) != now:
                seen[slug] = now
                yield slug
        wait()


def _files(course: Course, slug: str) -> dict[str, int]:
    """Return when each file that a lab is made of was last written."""
    found = {}
    for name in (slug, "shared"):
        for path in (course.root / "assignments" / name).rglob("*"):
            try:
                found[str(path)] = path.stat().st_mtime_ns
            except OSError:
                continue  # an editor replaces a file: the next look sees it
    return found
