"""Finds the assignments of a course; the only module that knows paths."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from autograder.errors import CourseError
from autograder.model import Assignment, Limits


@dataclass(frozen=True)
class Course:
    """A checkout: ``assignments/``, what is generated from it, and ``dist/``."""

    root: Path

    @classmethod
    def find(cls, start: Path) -> Course:
        """Return the course that `start` stands in: the nearest folder with ``assignments/``."""
        for folder in [start, *start.parents]:
            if (folder / "assignments").is_dir():
                return cls(folder)
        raise CourseError(
            str(start), "no assignments/ folder here or above", "Run `lab` inside the course."
        )

    def slugs(self) -> list[str]:
        """Return the slugs of all assignments, sorted."""
        folders = (self.root / "assignments").iterdir()
        return sorted(folder.name for folder in folders if (folder / "assignment.toml").is_file())

    def master(self, slug: str) -> Path:
        return self.root / "assignments" / slug / f"{slug}.ipynb"

    def attempts(self, slug: str) -> Path:
        return self.root / "assignments" / slug / "attempts"

    def student(self, slug: str) -> Path:
        return self.root / "student" / slug

    def solution(self, slug: str) -> Path:
        return self.root / "solutions" / slug / f"{slug}.ipynb"

    def ideas(self, slug: str) -> Path:
        return self.root / "solutions" / slug / "ideas.json"

    def bundle(self, slug: str) -> Path:
        return self.root / "dist" / slug / "autograder.zip"

    def assignment(self, slug: str) -> Assignment:
        """Read ``assignment.toml``; an unknown slug, key or type is an error."""
        path = self.root / "assignments" / slug / "assignment.toml"
        if not path.is_file():
            known = ", ".join(self.slugs()) or "none"
            raise CourseError(slug, "no such assignment", f"Known ones: {known}.")
        try:
            settings = tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise CourseError(str(path), f"not valid TOML: {error}", "Mend that line.") from None
        limits = settings.pop("limits", {})
        _check_keys(path, settings, {"title": str, "colab": str})
        _check_keys(path, limits, {f.name: (int, float) for f in fields(Limits)}, "limits.")
        return Assignment(slug, settings["title"], settings["colab"], Limits(**limits))


def _check_keys(path: Path, table: dict[str, Any], known: dict[str, Any], prefix: str = "") -> None:
    """Raise on a key that is unknown or of the wrong type; only limits may be left out."""
    for key, value in table.items():
        if key not in known:
            wanted = ", ".join(prefix + name for name in known)
            raise CourseError(str(path), f"unknown key {prefix}{key}", f"Known keys: {wanted}.")
        if not isinstance(value, known[key]) or isinstance(value, bool):
            raise CourseError(
                str(path), f"{prefix}{key} is of the wrong type", "See the other assignments."
            )
        if prefix and value <= 0:
            raise CourseError(str(path), f"{prefix}{key} is not positive", "Give a number above 0.")
    missing = [] if prefix else [key for key in known if key not in table]
    if missing:
        raise CourseError(str(path), f"{missing[0]} is missing", "Add it.")
