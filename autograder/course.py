"""The course and its labs: every path and every setting, read once and handed on whole."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, fields
from functools import cached_property
from pathlib import Path
from typing import Any

from autograder.errors import CourseError
from autograder.model import Limits, Shared

REFERENCE = "reference"
"""The shared module that students never get."""


@dataclass(frozen=True)
class Lab:
    """One lab of a course: its settings, and where everything of it is."""

    root: Path = field(repr=False)
    slug: str
    title: str
    colab: str = field(repr=False)
    limits: Limits = field(repr=False)
    shared: Shared = field(repr=False)

    @property
    def folder(self) -> Path:
        return self.root / "assignments" / self.slug

    @property
    def master(self) -> Path:
        return self.folder / f"{self.slug}.ipynb"

    @property
    def attempts(self) -> Path:
        return self.folder / "attempts"

    @property
    def sample_class(self) -> Path:
        return self.folder / "class.toml"

    @property
    def elsewhere_source(self) -> str:
        """Source of what takes a student's objects out as plain data; empty where none does."""
        path = self.folder / "elsewhere.py"
        return path.read_text(encoding="utf-8") if path.is_file() else ""

    @property
    def student(self) -> Path:
        """The folder that students get."""
        return self.root / "student" / self.slug

    @property
    def student_notebook(self) -> Path:
        return self.student / f"{self.slug}.ipynb"

    @property
    def solution(self) -> Path:
        return self.root / "solutions" / self.slug / f"{self.slug}.ipynb"

    @property
    def ideas(self) -> Path:
        return self.root / "solutions" / self.slug / "ideas.json"

    @property
    def bundle(self) -> Path:
        return self.root / "dist" / self.slug / "autograder.zip"

    @property
    def known_answers(self) -> Path:
        """What known attempts answer, kept from one run to the next."""
        return self.root / "dist" / self.slug / "answers.msgpack"

    def relative(self, path: Path) -> str:
        """Return a path as it is told to people who stand in the course."""
        return str(path.relative_to(self.root))


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
        """Return the slugs of all labs, sorted."""
        folders = (self.root / "assignments").iterdir()
        return sorted(folder.name for folder in folders if (folder / "assignment.toml").is_file())

    @cached_property
    def shared(self) -> Shared:
        """What ``assignments/shared/`` holds; nothing where there is no such folder."""
        files = sorted((self.root / "assignments" / "shared").glob("*.py"))
        modules = {path.stem: path.read_text(encoding="utf-8") for path in files}
        reference = modules.pop(REFERENCE, "")
        return Shared(modules, reference)

    def labs(self, slugs: tuple[str, ...] = ()) -> list[Lab]:
        """Return the labs of these slugs, or all."""
        return [self.lab(slug) for slug in slugs or self.slugs()]

    def lab(self, slug: str) -> Lab:
        """Read ``assignment.toml``; an unknown slug, key or type is an error."""
        path = self.root / "assignments" / slug / "assignment.toml"
        if not path.is_file():
            known = ", ".join(self.slugs()) or "none"
            raise CourseError(slug, "no such assignment", f"Known ones: {known}.")
        settings = read_toml(path)
        limits = settings.pop("limits", {})
        _check_keys(path, settings, {"title": str, "colab": str})
        _check_keys(path, limits, {f.name: (int, float) for f in fields(Limits)}, "limits.")
        title, colab = settings["title"], settings["colab"]
        return Lab(self.root, slug, title, colab, Limits(**limits), self.shared)


def read_toml(path: Path) -> dict[str, Any]:
    """Return the settings in a file; CourseError where it is not TOML."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CourseError(str(path), f"not valid TOML: {error}", "Mend that line.") from None


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
