"""A master edited where instructors edit: the release is built, and the diff is the edit."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import in_browser
import pytest
from tiny_master import Tiny

from autograder.course import Lab

pytestmark = pytest.mark.slow
BIN = Path(sys.executable).parent


def in_jupyterlab(master: Path, scratch: Path) -> None:
    """Run all, add a word to a text cell, save."""
    with in_browser.jupyterlab(scratch, master) as address, in_browser.chromium(scratch) as page:
        lab = in_browser.Lab(page, address)
        lab.run_all()
        lab.shows("figure", "17")
        lab.edit_text("q1-intro", " Twice.")
        lab.save()
    shutil.copy(scratch / "work" / master.name, master)


def by_nbconvert(master: Path, scratch: Path) -> None:
    """Execute in place what a text editor changed."""
    master.write_text(master.read_text().replace("Write the cost.", "Write the cost. Twice."))
    command = [str(BIN / "jupyter"), "nbconvert", "--to", "notebook", "--execute", "--inplace"]
    subprocess.run([*command, str(master)], check=True, capture_output=True)


def git(lab: Lab, *arguments: str) -> str:
    command = ["git", "-c", "user.name=x", "-c", "user.email=x", *arguments]
    return subprocess.run(command, cwd=lab.root, check=True, capture_output=True, text=True).stdout


@pytest.mark.parametrize("edit", [in_jupyterlab, by_nbconvert])
def test_a_word_is_a_diff_of_one_line_in_the_master_and_in_the_student_notebook(
    tmp_path: Path, edit: Callable[[Path, Path], None]
) -> None:
    """What the editor put into the file goes, and nothing else changes."""
    course = tmp_path / "course"
    course.mkdir()
    lab = Tiny().lab(course)
    subprocess.run([BIN / "lab", "build"], cwd=lab.root, check=True, capture_output=True)
    (course / ".gitignore").write_text("dist/\n.ipynb_checkpoints/\n")
    for arguments in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "A tiny lab"]):
        git(lab, *arguments)

    edit(lab.master, tmp_path / "editor")
    saved = git(lab, "diff", "--numstat")
    subprocess.run([BIN / "lab", "build"], cwd=lab.root, check=True, capture_output=True)

    assert "1\t1\tassignments/tiny/tiny.ipynb\n" != saved
    assert [
        "1\t1\tassignments/tiny/tiny.ipynb",
        "1\t1\tsolutions/tiny/tiny.ipynb",
        "1\t1\tstudent/tiny/tiny.ipynb",
    ] == git(lab, "diff", "--numstat").splitlines()
