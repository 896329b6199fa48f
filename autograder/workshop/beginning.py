"""Begins a lab: a small complete one, or one made of a master of another system."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

from autograder.course import Course
from autograder.errors import CourseError
from autograder.release import blueprint, pasted
from autograder.release.adopt import adopt
from autograder.release.master import problems, read_master

SLUG = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)+")
"""With a hyphen, so that no folder can shadow a package."""


def new(course: Course, slug: str) -> list[str]:
    """Write a small complete lab to begin with; return its files."""
    folder = course.root / "assignments" / slug
    if not SLUG.fullmatch(slug) or slug == "shared":
        remedy = "Use small letters, digits and at least one hyphen, such as lab-two."
        raise CourseError(slug, "no name for a lab", remedy)
    if folder.exists():
        raise CourseError(f"assignments/{slug}", "is there already", "Take another name.")
    made = blueprint.write(folder, slug)
    return [path.relative_to(course.root).as_posix() for path in made]


def take_over(course: Course, path: Path, slug: str = "") -> tuple[str, list[str]]:
    """Make a lab of a master of Otter Assign or nbgrader; return its slug and what is missing."""
    slug = slug or re.sub(r"[^a-z0-9]+", "-", path.stem.lower()).strip("-")
    slug = slug if "-" in slug else f"lab-{slug}"
    try:
        data, said = adopt(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        wrong = f"no notebook that can be read ({type(error).__name__})"
        raise CourseError(str(path), wrong, "Name an .ipynb of nbformat 4.") from None
    new(course, slug)
    lab = course.lab(slug)
    shutil.rmtree(lab.attempts)
    lab.master.write_bytes(data)
    master = read_master(lab.master, lab.shared)
    return slug, [*said, *map(str, problems(master)), *map(str, pasted.find(master))]
