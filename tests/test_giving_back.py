"""What came from a platform goes back to it: everybody with a grade, under the right name."""

from __future__ import annotations

import zipfile
from pathlib import Path

import lms_samples
import pytest
from class_of_thirty import members
from lms_samples import SAMPLES, TITLE, as_zip
from results import TERMS, result, sha256
from tiny_master import Tiny

from autograder import workshop
from autograder.course import Course
from autograder.gradebook.classes import Intake
from autograder.gradebook.store import Gradebook
from autograder.workshop import handed_in

COLUMNS = {
    "canvas": f"{TITLE} (7654)",
    "blackboard": f"{TITLE} [Total Pts: 35 Score] |1234567",
    "brightspace": f"{TITLE} Points Grade <Numeric MaxPoints:35 Weight:10>",
}
BACK = ["canvas", "moodle", "blackboard", "brightspace"]
REPLY = {"canvas": "_5101_90002_", "moodle": "_45101_assignsubmission_file/feedback.html"}


@pytest.fixture
def course(tmp_path: Path) -> Course:
    return Course(Tiny().lab(tmp_path).root)


def graded(folder: Path, platform: str) -> tuple[Path, Path]:
    """Write a gradebook of a platform's class, all with 2.5 points, and its roster."""
    download = as_zip(folder / "download.zip", members(platform))
    roster = lms_samples.written(folder / "roster.csv", SAMPLES[platform].roster)
    found = handed_in.read([download], roster=roster)
    with Gradebook.open(folder / "book") as book, book.run(TERMS) as run:
        run.keep(Intake((str(download),), platform), found.members)
        for file in found.handed:
            run.add(result(file.name, found.owners[file.name]), sha256(file.name))
    return folder / "book", roster


@pytest.mark.parametrize("platform", BACK)
def test_everybody_with_a_grade_is_in_the_platform_s_own_table(
    platform: str, course: Course, tmp_path: Path
) -> None:
    """Filled in; whoever is left out is told with the reason."""
    book, roster = graded(tmp_path, platform)

    made = workshop.export(course, book, platform, roster, COLUMNS.get(platform))
    left = {who for who, why in made.left_out if "no feedback file" not in why}
    with Gradebook.read(book) as kept:
        everybody = {member.student for member, _ in kept.class_("tiny")}

    assert len(everybody) == made.people + len(left)
    assert 26 <= made.people
    assert roster.read_bytes() != made.files[0].read_bytes()


@pytest.mark.parametrize("platform", BACK)
def test_without_a_table_a_new_one_is_written(
    platform: str, course: Course, tmp_path: Path
) -> None:
    """With the ids that the roster told."""
    book, _ = graded(tmp_path, platform)

    made = workshop.export(course, book, platform, None, COLUMNS.get(platform))

    assert 26 <= made.people


@pytest.mark.parametrize("platform", REPLY)
def test_feedback_has_the_names_that_the_platform_takes(
    platform: str, course: Course, tmp_path: Path
) -> None:
    """Canvas: user and attachment; Moodle: participant."""
    book, _ = graded(tmp_path, platform)

    made = workshop.export(course, book, platform, None, COLUMNS.get(platform))
    (path,) = (path for path in made.files if path.suffix == ".zip")
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        page = archive.read(next(name for name in names if REPLY[platform] in name)).decode()

    assert "2.5" in page and "q10" in page


def test_the_lists_of_the_others_have_everybody_too(course: Course, tmp_path: Path) -> None:
    """Gradescope and a plain CSV."""
    book, _ = graded(tmp_path, "gradescope")

    for to in ("gradescope", "csv"):
        made = workshop.export(course, book, to)
        text = made.files[0].read_text(encoding="utf-8")
        assert 26 <= made.people and text.count(",2.5") == made.people
