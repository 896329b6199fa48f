"""A class through every platform: one command each, and nobody is missing or has other points."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import class_of_thirty
import pytest
from lms_samples import LMS, SAMPLES
from show_class import COLUMNS, complaints, download

from autograder import workshop
from autograder.course import Course, Lab
from autograder.grading.many import Desk
from autograder.workshop import grading, ready

pytestmark = pytest.mark.slow
PLATFORMS = (*LMS, "classroom", "github-classroom", "plain")


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = class_of_thirty.course(tmp_path_factory.mktemp("course"))
    class_of_thirty.write(root, {name: SAMPLES[name] for name in PLATFORMS})
    return root


@pytest.fixture(scope="module")
def desk(course: Path) -> Iterator[Desk]:
    """One warm desk for all eight, instead of eight times the start."""
    with ready.here(Course(course).lab("tiny"), jobs=2) as desk:
        yield desk


@pytest.mark.parametrize("platform", PLATFORMS)
def test_a_class_comes_whole_through_a_platform(
    platform: str, course: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From its download and its list to points, uploads and pages."""

    @contextmanager
    def same(lab: Lab, seed: int, jobs: int, no_jail: bool) -> Iterator[Desk]:
        yield desk

    monkeypatch.setattr(grading, "here", same)
    lab, roster = Course(course).lab("tiny"), course / f"{platform}.csv"
    book = course / f"book-{platform}"
    order = workshop.Order(lab, [download(course, platform)], book, 2, roster=roster)
    to = platform if platform in LMS else "csv"
    into = None if to in ("csv", "gradescope") else roster

    workshop.grade_class(order)
    workshop.export(Course(course), book, to, into, COLUMNS.get(platform))

    assert [] == list(complaints(platform, book))
