"""Writes the tree of a public repository: what students open, and nothing else of the course."""

from __future__ import annotations

import ast
import importlib.metadata
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from autograder.conventions import answer_id
from autograder.course import ADDRESS, SETTINGS, Course, Lab
from autograder.errors import CourseError
from autograder.release import names
from autograder.release.views import BADGE
from autograder.workshop.releases import check

README = """# {title}

{labs}

Open a notebook with its button, save a copy in your Drive, run the first code cell, and go on from
there. Nothing has to be installed: the checks travel in the notebook. When you are done, run
everything once more, save, and hand in the file that *File → Download → Download .ipynb* gives you.

On a machine of your own: `pip install -r requirements.txt`, then `jupyter lab`.
"""
LINE = "- **{title}**: [![Open In Colab]({badge})]({address}) · [{path}]({path})"
LOCAL = "jupyterlab"


@dataclass(frozen=True)
class Published:
    """Where the tree belongs, and the files of it."""

    repository: str
    branch: str
    files: list[Path]


def publish(course: Course, folder: Path, slugs: tuple[str, ...] = ()) -> Published:
    """Write what students get of the labs into `folder`, as their addresses want it.

    Raises CourseError for a placeholder as address, and StaleRelease where something is stale.
    """
    if folder.resolve().is_relative_to(course.root) and not folder.resolve().is_relative_to(
        course.root / "dist"
    ):
        remedy = "Name a folder outside: this repository has the solutions and stays private."
        raise CourseError(str(folder), "a folder of the course itself", remedy)
    labs = course.labs(slugs)
    places = [_place(lab) for lab in labs]
    repositories = {place[:2] for place in places}
    if len(repositories) > 1:
        told = " and ".join(sorted(f"{repository} {branch}" for repository, branch in repositories))
        remedy = "Give all labs one repository and branch, or name the labs of one."
        raise CourseError(SETTINGS, f"the labs have addresses in {told}", remedy)
    for lab in labs:
        check(lab)
    files = dict(_files(course, labs, [place[2] for place in places]))
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return Published(*places[0][:2], sorted(folder / name for name in files))


def _place(lab: Lab) -> tuple[str, str, str]:
    """Return repository, branch and path of a lab's notebook by its address."""
    address = ADDRESS.fullmatch(lab.colab)
    assert address, "a lab is read with an address"
    if lab.is_unpublished:
        where = lab.relative(lab.folder / SETTINGS)
        remedy = "Write the owner and the name of your public repository, then run `lab build`."
        raise CourseError(where, "its address is the placeholder OWNER/REPO", remedy)
    path = f"{address['folder']}{address['file']}.ipynb"
    return f"{address['owner']}/{address['repo']}", address["branch"], path


def _files(course: Course, labs: list[Lab], paths: list[str]) -> Iterator[tuple[str, bytes]]:
    """Yield each file of the tree with its content."""
    for lab, path in zip(labs, paths):
        for file in sorted(lab.student.rglob("*")):
            if file.is_file():
                inside = file.relative_to(lab.student).as_posix()
                yield (Path(path).parent / inside).as_posix(), file.read_bytes()
    told = [
        LINE.format(title=lab.title, badge=BADGE, address=lab.colab, path=path)
        for lab, path in zip(labs, paths)
    ]
    title = labs[0].title if len(labs) == 1 else "Notebooks"
    yield "README.md", README.format(title=title, labs="\n".join(told)).encode()
    yield "requirements.txt", "".join(f"{line}\n" for line in _requirements(labs)).encode()
    licence = course.root / "LICENSE"
    if licence.is_file():
        yield "LICENSE", licence.read_bytes()


def _requirements(labs: list[Lab]) -> list[str]:
    """Return the pins of what the notebooks import, and Jupyter."""
    modules = {module for lab in labs for module in _imports(lab.student_notebook)}
    providers = importlib.metadata.packages_distributions()
    wanted = {_canonical(name) for module in modules for name in providers.get(module, [])}
    pins = [pin for pin in labs[0].pins if _canonical(pin.split("==")[0]) in wanted]
    return [*pins, *(own for lab in labs for own in lab.requirements), LOCAL]


def _imports(path: Path) -> Iterator[str]:
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] != "code" or cell["id"].endswith(answer_id("")):
            continue
        for node in ast.walk(ast.parse(names.plain("".join(cell["source"])))):
            if isinstance(node, ast.Import):
                yield from (alias.name.split(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield (node.module or "").split(".")[0]


def _canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
