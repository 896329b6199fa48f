"""Rules of the house that a machine can hold: which way imports point, and who knows what."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).resolve().parents[1]
LINTER = Path(sys.executable).with_name("lint-imports")
TESTS = sorted((ROOT / "tests").glob("test_*.py"))
COURSE = re.compile("linreg|half_mse|TRAINED|keras")


def lint(root: Path) -> subprocess.CompletedProcess[str]:
    """Run the import linter on the package in a folder."""
    return subprocess.run([LINTER, "--no-cache"], cwd=root, capture_output=True, text=True)


def test_imports_point_one_way() -> None:
    """As pyproject.toml has it, where every module of the package has its layer."""
    done = lint(ROOT)

    assert 0 == done.returncode, done.stdout


@pytest.mark.parametrize(
    ("path", "line", "found"),
    [
        ("sandbox/pool.py", "import autograder.grading.exam", "pool -> autograder.grading.exam"),
        ("gradebook/rows.py", "import autograder.release", "rows -> autograder.release"),
        ("release/names.py", "import autograder.grading.exam", "names -> autograder.grading.exam"),
        ("portable/checks.py", "import autograder.errors", "checks -> autograder.errors"),
        ("new.py", "", "- autograder.new"),
    ],
)
def test_an_import_that_points_the_other_way_is_found(
    tmp_path: Path, path: str, line: str, found: str
) -> None:
    """The rule has teeth, for a module without a place too."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(ROOT / "autograder", tmp_path / "autograder")
    with (tmp_path / "autograder" / path).open("a") as file:
        file.write(f"\n{line}\n")

    done = lint(tmp_path)

    assert 1 == done.returncode and found in done.stdout, done.stdout


def test_what_students_run_needs_nothing_but_numpy() -> None:
    """Besides the standard library: it is pasted into notebooks and test files."""
    graph = grimp.build_graph("autograder", include_external_packages=True, cache_dir=None)
    room = {"autograder.portable", *graph.find_descendants("autograder.portable")}

    imported = {name for part in room for name in graph.find_modules_directly_imported_by(part)}

    assert {"numpy"} == imported - room - sys.stdlib_module_names


def test_the_machine_knows_no_course() -> None:
    """A third lab is one more folder; Keras is kept warm and watched, no more."""
    files = sorted((ROOT / "autograder").rglob("*.py"))

    found = [
        (path.name, word)
        for path in files
        for word in COURSE.findall(path.read_text(encoding="utf-8"))
    ]

    assert [("tampering.py", "keras"), ("zygote.py", "keras")] == found


@pytest.mark.parametrize("path", TESTS, ids=lambda path: path.stem)
def test_each_test_says_its_claim_in_one_sentence(path: Path) -> None:
    """A docstring of one line, and no more than that."""
    functions = (n for n in ast.walk(ast.parse(path.read_text())) if isinstance(n, ast.FunctionDef))
    said = {f.name: ast.get_docstring(f) or "" for f in functions if f.name.startswith("test_")}

    assert [] == [name for name, text in said.items() if not re.fullmatch(r".+[.?]", text)]
