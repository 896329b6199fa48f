"""Grades the solution of a lab in a fresh environment, made of what its bundle asks for alone.

``.venv/bin/python tests/fresh_bundle.py linreg-keras`` takes some minutes and 3 GB for a while.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import yaml

from autograder.course import Course


def packages(bundle: bytes) -> list[str]:
    """Return what the bundle's environment installs with pip."""
    with zipfile.ZipFile(io.BytesIO(bundle)) as archive:
        environment: dict[str, Any] = yaml.safe_load(archive.read("environment.yml"))
    (wanted,) = (d["pip"] for d in environment["dependencies"] if isinstance(d, dict))
    return [str(package) for package in wanted]


def score(bundle: bytes, notebook: Path, folder: Path) -> float:
    """Make the environment in `folder`; return what stock Otter gives the notebook there."""
    home = folder / "environment"
    subprocess.run([sys.executable, "-m", "venv", str(home)], check=True)
    pip = [str(home / "bin" / "pip"), "install", "--quiet", "--disable-pip-version-check"]
    _run([*pip, *packages(bundle)], folder)
    (folder / "autograder.zip").write_bytes(bundle)
    (folder / notebook.name).write_bytes(notebook.read_bytes())
    _run([str(home / "bin" / "otter"), "run", "-a", "autograder.zip", notebook.name], folder, home)
    results = json.loads((folder / "results.json").read_text(encoding="utf-8"))
    return float(sum(test.get("score", 0) for test in results["tests"]))


def _run(command: list[str], folder: Path, home: Path | None = None) -> None:
    """Run a command; what it wrote is told where it fails."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    if home:
        environment["PATH"] = f"{home / 'bin'}{os.pathsep}{environment['PATH']}"
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    assert not done.returncode, done.stdout + done.stderr


def main(slug: str) -> None:
    lab = Course.find(Path.cwd()).lab(slug)
    with tempfile.TemporaryDirectory() as folder:
        print(slug, score(lab.bundle.read_bytes(), lab.solution, Path(folder)))


if __name__ == "__main__":
    main(*sys.argv[1:])
