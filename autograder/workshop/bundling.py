"""Makes what a platform takes to grade by itself, from a lab's release."""

from __future__ import annotations

from pathlib import Path

from autograder.bundles import github_classroom, gradescope
from autograder.conventions import NOT_RUN
from autograder.course import Lab
from autograder.errors import ReleaseError
from autograder.gradebook.derived import replace_file
from autograder.workshop.ready import bundle

AIMS = ("otter", "gradescope", "github-classroom")
"""What `lab bundle --for` may name."""


def bundle_for(lab: Lab, aim: str) -> Path:
    """Write what a platform takes, and return the file to upload or the folder to push."""
    made = bundle(lab)
    if aim == "otter":
        return lab.bundle
    if aim == "gradescope":
        known = lab.known_answers.read_bytes() if lab.known_answers.is_file() else b""
        path = lab.bundle.with_name("gradescope.zip")
        replace_file(path, gradescope.pack(lab.exam.read_bytes(), known, lab.limits))
        return path
    if not lab.student_notebook.is_file():
        wrong, remedy = "the student release is not built", f"Run `lab build {lab.slug}`."
        raise ReleaseError(lab.relative(lab.student), wrong, remedy)
    released = [path for path in sorted(lab.student.rglob("*")) if path.is_file()]
    pins = lab.root / "constraints.txt"
    files = github_classroom.tree(
        lab.title,
        lab.student_notebook.name,
        {path.relative_to(lab.student).as_posix(): path.read_bytes() for path in released},
        [q.name for q in made.manifest.questions if NOT_RUN not in q.stub],
        pins.read_bytes() if pins.is_file() else b"",
    )
    folder = lab.bundle.with_name("github-classroom")
    for name, data in files.items():
        replace_file(folder / name, data)
    return folder
