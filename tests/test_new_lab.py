"""A lab from nothing: written, built, verified, graded, tried, watched and published."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest
from tiny_master import COURSE, Tiny

from autograder import demo, workshop
from autograder.course import SETTINGS, Course, Lab
from autograder.errors import CourseError, StaleRelease
from autograder.release import pasted
from autograder.release.master import check_master
from autograder.verify import attempts
from autograder.workshop import publishing

ADDRESS = "https://colab.research.google.com/github/uni/labs/blob/autumn/labs/lab-two/lab-two.ipynb"


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """A course with the shared modules of this one and no lab."""
    copytree(COURSE.root / "assignments" / "shared", tmp_path / "assignments" / "shared")
    (tmp_path / "LICENSE").write_text("MIT")
    (tmp_path / "constraints.txt").write_text("numpy==2.1.3\nmypy==1.0\n")
    return Course(tmp_path)


@pytest.fixture
def lab(course: Course) -> Lab:
    workshop.new(course, "lab-two")
    return course.lab("lab-two")


def addressed(lab: Lab, address: str = ADDRESS) -> Lab:
    """Give a lab another address."""
    (lab.folder / SETTINGS).write_text(f'title = "Lab two"\ncolab = "{address}"\n')
    return Course(lab.root).lab(lab.slug)


def test_a_new_lab_keeps_every_rule(lab: Lab) -> None:
    """It is an example, too."""
    master = check_master(lab.master, lab.shared)

    assert [] == list(pasted.find(master))
    assert ["q1"] == [question.name for question in master.questions]
    assert [True, False, False, False] == [a.right for a in attempts.load(lab.attempts)]


@pytest.mark.parametrize("slug", ["lab", "Lab-two", "lab_two", "../lab-two", "shared", "-x"])
def test_a_name_that_makes_no_folder_is_refused(course: Course, slug: str) -> None:
    """Nothing is written."""

    with pytest.raises(CourseError, match="no name for a lab"):
        workshop.new(course, slug)


def test_a_lab_that_is_there_is_not_written_over(course: Course, lab: Lab) -> None:
    """Somebody may have worked on it."""

    with pytest.raises(CourseError, match="assignments/lab-two: is there already"):
        workshop.new(course, "lab-two")


@pytest.mark.slow
def test_a_new_lab_builds_verifies_grades_and_can_be_tried(lab: Lab) -> None:
    """Nothing has to be added."""
    built = workshop.build(lab)

    assert (["q1"], []) == (list(built.stubs), built.tidied)
    assert ["assignments/lab-two/assignment.toml: its address is still OWNER/REPO."] == [
        note.partition(" Write")[0] for note in built.notes
    ]
    again = workshop.build(lab)

    assert ({}, []) == (again.stubs, again.tidied)
    report = workshop.verify(lab)

    assert (True, []) == (report.good, report.findings)
    assert workshop.verify(lab, only=["q1"]).good
    assert [] == list(demo.complaints(lab, workshop.demo(lab)))
    tried = workshop.try_question(lab, "q1")

    assert "💡 This is the sum." in tried.checks["wrong/sum-only"]
    assert "🕓" in tried.checks["the stub"] and "✅" in tried.checks["the solution"]


def test_an_unknown_question_is_one_line(lab: Lab) -> None:
    """The line says which there are."""

    with pytest.raises(CourseError, match=r"there is no question q9\. Questions are q1\."):
        workshop.try_question(lab, "q9")


def test_a_placeholder_is_not_published(course: Course, lab: Lab, tmp_path: Path) -> None:
    """Its buttons would lead nowhere."""

    with pytest.raises(CourseError, match="the placeholder OWNER/REPO"):
        workshop.publish(course, tmp_path.parent / "public")


def test_the_course_is_not_published_into_itself(course: Course, lab: Lab) -> None:
    """It holds the solutions."""
    addressed(lab)

    with pytest.raises(CourseError, match="stays private"):
        workshop.publish(course, course.root / "public")


def test_what_is_stale_is_not_published(course: Course, lab: Lab, tmp_path: Path) -> None:
    """Students would get yesterday's lab."""
    addressed(lab)

    with pytest.raises(StaleRelease):
        workshop.publish(Course(course.root), tmp_path.parent / "public")


def test_the_tree_is_laid_out_as_the_address_says(
    course: Course, lab: Lab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Student files, a page with buttons, the licence and what the notebooks import."""
    monkeypatch.setattr(publishing, "check", lambda lab: None)
    addressed(lab)
    lab.student.mkdir(parents=True)
    lab.student_notebook.write_text(lab.master.read_text())
    folder = tmp_path / "dist" / "public"
    (folder / ".git").mkdir(parents=True)

    made = workshop.publish(Course(course.root), folder)

    assert ("uni/labs", "autumn") == (made.repository, made.branch)
    assert ["LICENSE", "README.md", "labs/lab-two/lab-two.ipynb", "requirements.txt"] == [
        path.relative_to(folder).as_posix() for path in made.files
    ]
    assert "numpy==2.1.3\njupyterlab\n" == (folder / "requirements.txt").read_text()
    assert f"({ADDRESS}) · [labs/lab-two/" in (folder / "README.md").read_text()
    assert (folder / ".git").is_dir()


def test_a_watched_lab_is_seen_once_and_after_each_edit(tmp_path: Path) -> None:
    """Of two labs the one that was edited, of a shared module both."""
    lab = Tiny().lab(tmp_path)
    workshop.new(Course(tmp_path), "lab-two")
    edits = iter([lab.master, lab.root / "assignments" / "shared" / "reference.py"])

    def edit() -> None:
        path = next(edits)
        path.write_text(path.read_text() + "\n")

    seen = workshop.edited(Course(tmp_path), (), edit)

    assert ["lab-two", "tiny", "tiny", "lab-two", "tiny"] == [next(seen) for _ in range(5)]
