"""The command line: help for everything, one clear line for every mistake, honest exit codes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click
import pytest
import results

from autograder import cli

ROOT = Path(__file__).resolve().parents[1]
SLOW_TO_IMPORT = {
    "IPython", "distributed", "jsonschema", "jupyter_client", "matplotlib", "nbclient", "nbformat",
    "otter", "pandas", "scipy", "sklearn", "tensorflow",
}  # fmt: skip
IMPORTED = """
import atexit, sys
atexit.register(lambda: print(*{name.partition(".")[0] for name in sys.modules}, file=sys.stderr))
from autograder import cli
cli.run(sys.argv[1:])"""


def outcome(*arguments: str) -> int:
    with pytest.raises(SystemExit) as stop:
        cli.run(list(arguments))
    return int(stop.value.code or 0)


@pytest.mark.parametrize("name", sorted(cli.lab.commands))
def test_every_command_has_help_and_is_in_the_readme(name: str) -> None:
    """Nothing is hidden from its users."""
    command = cli.lab.commands[name]

    assert command.help
    assert (
        f"lab {name}" in (ROOT / "README.md").read_text()
        or f"make {name}" in (ROOT / "README.md").read_text()
    )
    assert all(p.help for p in command.params if isinstance(p, click.Option))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["grade"], "Missing argument"),
        (["grade", "linreg-none", "x"], "no such assignment"),
        (["grade", "linreg-tensorflow", "no-such-folder"], "no such file or folder"),
        (["grade", "linreg-tensorflow", "tests", "--jobs", "0"], "Invalid value"),
        (["build", "linreg-none"], "no such assignment"),
        (["nonsense"], "No such command"),
        (["show", "no-such-folder", "ana"], "no gradebook here"),
        (["regrade", "no-such-folder"], "no gradebook here"),
        (["report", "no-such-folder"], "no gradebook here"),
        (["export", "no-such-folder", "--to", "csv"], "no gradebook here"),
        (["export", "no-such-folder", "--to", "paper"], "Invalid value"),
        (["assign", "no-such-folder", "a.ipynb", "ana"], "no gradebook here"),
        (["override", "no-such-folder", "ana", "q1", "1", "--why", "x"], "no gradebook here"),
        (["override", "no-such-folder", "ana", "q1", "some", "--why", "x"], "neither a number"),
        (["override", "no-such-folder", "ana", "q1", "1"], "Missing option '--why'"),
    ],
)
def test_a_mistake_is_one_line_and_exit_code_2(
    arguments: list[str],
    said: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where, what is wrong, what to do; no traceback."""
    monkeypatch.chdir(ROOT)

    code = outcome(*arguments)
    error = capsys.readouterr().err

    assert 2 == code
    assert 1 == error.count("\n") and said in error and "Traceback" not in error


def test_outside_a_course_the_command_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Run in the wrong folder, it names the right one."""
    monkeypatch.chdir(tmp_path)

    assert 2 == outcome("build")
    assert "no assignments/ folder here or above" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["--help"], ["show", "book", "student-0001"]])
def test_a_command_that_only_tells_starts_at_once(arguments: list[str], tmp_path: Path) -> None:
    """It imports nothing that takes a second."""
    results.add(tmp_path / "book", results.made(1))

    done = subprocess.run(
        [sys.executable, "-c", IMPORTED, *arguments], cwd=tmp_path, capture_output=True, text=True
    )

    assert 0 == done.returncode, done.stderr
    assert set() == SLOW_TO_IMPORT & {*done.stderr.split()}
