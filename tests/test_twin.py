"""The twin of Colab has what the labs import."""

from __future__ import annotations

import ast
import json
import re
import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, packages_distributions, requires
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
STUDENT = sorted(ROOT.glob("student/*/*.ipynb"))


def imported(notebook: Path) -> set[str]:
    """Return the packages that a notebook's cells import without an eye on their absence."""
    found = set()
    for cell in json.loads(notebook.read_text("utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            for node in always(ast.parse("".join(cell["source"])).body):
                if isinstance(node, ast.Import):
                    found |= {alias.name.split(".")[0] for alias in node.names}
                elif isinstance(node, ast.ImportFrom) and node.module:
                    found.add(node.module.split(".")[0])
    return found - sys.stdlib_module_names - {"labkit"}


def always(body: Iterable[ast.stmt]) -> Iterator[ast.stmt]:
    """Yield statements, those of `with` blocks too; what is tried may fail."""
    for node in body:
        yield node
        if isinstance(node, ast.With):
            yield from always(node.body)


def brought(packages: Iterable[str], known: set[str]) -> set[str]:
    """Return `known` with packages and all that pip brings along for them."""
    for name in packages:
        if name not in known:
            known.add(name)
            try:
                needed = requires(name) or []
            except PackageNotFoundError:
                continue
            plain = [one for one in needed if "extra ==" not in one]
            brought([re.split(r"[^\w.-]", one)[0].lower() for one in plain], known)
    return known


@pytest.mark.parametrize("notebook", STUDENT, ids=lambda path: path.stem)
def test_the_twin_brings_what_a_notebook_imports(notebook: Path) -> None:
    """A cell that is red there for want of a package says nothing about the lab."""
    recipe = (ROOT / "tests" / "colab" / "build.sh").read_text("utf-8")
    (packages,) = re.findall(r'^packages="(.*)"$', recipe, re.MULTILINE)
    installed, there = packages_distributions(), brought(packages.split(), set())

    missing = {
        module
        for module in imported(notebook)
        if not {name.lower() for name in installed[module]} & there
    }
    assert set() == missing
