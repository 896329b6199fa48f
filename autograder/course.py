"""The course and its labs: every path and every setting, read once and handed on whole."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from autograder.errors import CourseError
from autograder.model import Limits, Shared

SETTINGS = "assignment.toml"
COLAB = "colab.research.google.com/github"
ADDRESS = re.compile(
    rf"https://{re.escape(COLAB)}/(?P<owner>[\w.-]+)/(?P<repo>[\w.-]+)/blob/(?P<branch>[\w.-]+)/"
    r"(?P<folder>(?:[\w.-]+/)*)(?P<file>[\w.-]+)\.ipynb"
)
"""Where students open a notebook: a file of a public repository on GitHub."""

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
    requirements: tuple[str, ...] = field(repr=False, default=())
    """Packages that this lab needs besides the course's own."""

    @property
    def is_unpublished(self) -> bool:
        """Tell whether its address is still the placeholder of a new lab."""
        return f"{COLAB}/OWNER/REPO/" in self.colab

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
        """What Otter and Gradescope take: it is uploaded."""
        return self.root / "dist" / self.slug / "autograder.zip"

    @property
    def exam(self) -> Path:
        """What our grader needs, solutions and known attempts included: it is never uploaded."""
        return self.root / "dist" / self.slug / "grader.zip"

    @property
    def pins(self) -> tuple[str, ...]:
        """What submissions are graded with: the course's pinned packages, then the lab's own."""
        path = self.root / "constraints.txt"
        lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
        return (*(line for line in lines if re.match(r"[\w.-]+==", line)), *self.requirements)

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
        return sorted(folder.name for folder in folders if (folder / SETTINGS).is_file())

    @cached_property
    def shared(self) -> Shared:
        """What ``assignments/shared/`` holds; nothing where there is no such folder."""
        files = sorted((self.root / "assignments" / "shared").glob("*.py"))
        modules = {path.stem: path.read_text(encoding="utf-8") for path in files}
        reference = modules.pop(REFERENCE, "")
        return Shared(modules, reference)

    def odd(self) -> list[CourseError]:
        """Return what of the course is of no lab: folders without settings, remains of old labs."""
        slugs, found = self.slugs(), []
        for path in sorted((self.root / "assignments").iterdir()):
            if path.is_dir() and path.name not in (*slugs, "shared") and path.name[0] not in "._":
                where, remedy = f"assignments/{path.name}", "Write it, or remove the folder."
                found.append(CourseError(where, f"no {SETTINGS} in this folder", remedy))
        for folder in ("student", "solutions"):
            for path in sorted((self.root / folder).glob("*/")):
                if path.name not in slugs and path.name[0] not in "._":
                    where, remedy = (
                        f"{folder}/{path.name}",
                        f"Remove it: git rm -r {folder}/{path.name}",
                    )
                    found.append(CourseError(where, "what is left of a lab that is gone", remedy))
        return found

    def labs(self, slugs: tuple[str, ...] = ()) -> list[Lab]:
        """Return the labs of these slugs, or all."""
        return [self.lab(slug) for slug in slugs or self.slugs()]

    def lab(self, slug: str) -> Lab:
        """Read ``assignment.toml``; an unknown slug, key or type is an error."""
        path = self.root / "assignments" / slug / SETTINGS
        if not path.is_file() and path.parent.is_dir():
            remedy = "Write it as the other labs do, or remove the folder."
            raise CourseError(f"assignments/{slug}", f"no {SETTINGS} in this folder", remedy)
        if not path.is_file():
            known = ", ".join(self.slugs()) or "none"
            raise CourseError(slug, "no such assignment", f"Known ones: {known}.")
        settings = read_toml(path)
        limits, given = settings.pop("limits", {}), settings.pop("given", {})
        requirements = settings.pop("requirements", [])
        if not isinstance(requirements, list) or not all(map(_is_requirement, requirements)):
            wrong, remedy = "requirements is no list of packages", 'Write ["torch==2.8.0"].'
            raise CourseError(str(path), wrong, remedy)
        if not isinstance(limits, dict):
            raise CourseError(
                str(path), "limits is no table", "Write [limits] on a line of its own."
            )
        _check_keys(path, settings, {"title": str, "colab": str})
        _check_keys(path, limits, {f.name: (int, float) for f in fields(Limits)}, "limits.")
        title, colab = settings["title"].strip(), settings["colab"]
        if not title:
            raise CourseError(str(path), "title is empty", "Write what students call the lab.")
        address = ADDRESS.fullmatch(colab)
        if not address:
            remedy = f"Write https://{COLAB}/OWNER/REPO/blob/BRANCH/FOLDER/{slug}.ipynb."
            raise CourseError(str(path), "colab is no address of a notebook in Colab", remedy)
        if address["file"] != slug:
            wrong = f"colab is the address of {address['file']}.ipynb"
            raise CourseError(str(path), wrong, f"End it with {slug}.ipynb.")
        shared, own = _with_constants(path, self.shared, given), tuple(requirements)
        return Lab(self.root, slug, title, colab, Limits(**limits), shared, own)


def _is_requirement(value: object) -> bool:
    return isinstance(value, str) and bool(re.match(r"[A-Za-z0-9]", value)) and "\n" not in value


def read_toml(path: Path) -> dict[str, Any]:
    """Return the settings in a file; CourseError where it is not TOML."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CourseError(str(path), f"not valid TOML: {error}", "Mend that line.") from None


def _with_constants(path: Path, shared: Shared, constants: dict[str, Any]) -> Shared:
    """Return the shared modules with a lab's own values, ``[given]``, of their constants."""
    given = dict(shared.given)
    for name, value in constants.items():
        line = re.compile(rf"^{re.escape(name)} = .*$", re.MULTILINE)
        homes = [module for module, source in given.items() if line.search(source)]
        if len(homes) != 1:
            wrong = f"given.{name} is a constant of {len(homes)} shared modules"
            raise CourseError(str(path), wrong, "Name a constant of exactly one, or remove it.")
        text = f"{name} = {json.dumps(value, ensure_ascii=False)}"
        given[homes[0]] = line.sub(lambda match, text=text: text, given[homes[0]])  # type: ignore[misc]
    return replace(shared, given=given)


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
