"""The command line: help for everything, one clear line for every mistake, honest exit codes."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from autograder import cli

ROOT = Path(__file__).resolve().parents[1]


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
