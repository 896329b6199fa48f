"""Both student notebooks run from top to bottom at Colab's versions, for everybody to read."""

from __future__ import annotations

import asyncio
import copy
import inspect
import itertools
import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from in_browser import barriers, chromium
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbconvert import HTMLExporter
from nbformat.v4 import new_code_cell, new_notebook

from autograder.course import Course
from autograder.portable import starting
from autograder.release import notebook as notebooks
from autograder.verify import attempts

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parents[1]
COURSE = Course.find(ROOT)


def student_notebook(slug: str) -> Any:
    return notebooks.read(COURSE.lab(slug).student_notebook.read_text("utf-8"))


def solved_notebook(slug: str) -> Any:
    """Return the student notebook with the answer cells of the solution."""
    notebook = student_notebook(slug)
    solution = notebooks.read(COURSE.lab(slug).solution.read_text("utf-8"))
    sources = {cell.id: cell.source for cell in solution.cells}
    for cell in notebook.cells:
        if cell.id.endswith("-answer") or cell.id == "student-id":
            cell.source = sources[cell.id]
    return notebook


def mistake(slug: str) -> list[Any]:
    """Return cells that answer a question wrongly and ask its check."""
    known = attempts.load(COURSE.lab(slug).attempts)
    wrong = next(a for a in known if (a.question, a.name) == MISTAKES[slug])
    return [new_code_cell(wrong.source), new_code_cell(f'grader.check("{wrong.question}")')]


MISTAKES = {"linreg-tensorflow": ("q3", "half-missing"), "linreg-keras": ("q4", "no-half")}


def run_all(notebook: Any, folder: Path) -> None:
    """Run every cell in a kernel as a student's Jupyter starts it: no variable of ours is set."""
    ours = ("TF_", "CUDA_", "KERAS_", "MPL", "PYTEST")
    environment = {k: v for k, v in os.environ.items() if not k.startswith(ours)}
    kernels = KernelSpecManager(kernel_dirs=[])
    client = NotebookClient(
        notebook,
        km=AsyncKernelManager(kernel_name="python3", kernel_spec_manager=kernels),
        resources={"metadata": {"path": str(folder)}},
        timeout=600,
        allow_errors=True,
    )
    asyncio.run(client.async_execute(env=environment, cleanup_kc=True))


GREEN, FORM = "All public checks pass", "It is filled in"


def texts(cell: Any) -> str:
    """Return all that a cell shows as text, on whatever way."""
    outputs = cell.get("outputs", [])
    return "\n".join(o.get("text") or o.get("data", {}).get("text/plain", "") for o in outputs)


def red(notebook: Any) -> list[str]:
    """Return what a student sees in red: errors, and everything on standard error."""
    return [
        f"{cell.id}: {output.get('evalue') or output.get('text')}"
        for cell in notebook.cells
        for output in cell.get("outputs", [])
        if output.output_type == "error" or output.get("name") == "stderr"
    ]


@dataclass(frozen=True)
class Ran:
    """A notebook that ran to its end, and after it a wrong answer with its check."""

    notebook: Any
    solved: bool
    folder: Path


RUNS = list(itertools.product(COURSE.slugs(), ("untouched", "solved")))


@pytest.fixture(scope="module", params=RUNS, ids="-".join)
def ran(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """Each notebook, untouched and solved, run once for all tests that look at it."""
    slug, how = request.param
    notebook = {"untouched": student_notebook, "solved": solved_notebook}[how](slug)
    notebook.cells += mistake(slug)
    folder = tmp_path_factory.mktemp("run")
    run_all(notebook, folder)
    return Ran(notebook, how == "solved", folder)


def test_no_cell_is_red(ran: Ran) -> None:
    """Untouched, it waits for answers; solved, every check is green."""
    assert [] == red(ran.notebook)
    checks = {cell.id: texts(cell) for cell in ran.notebook.cells if cell.id.endswith("-check")}
    failed = [n for n, text in checks.items() if not re.search(f"{GREEN}|{FORM}", text)]

    assert checks and ([] if ran.solved else list(checks)) == failed
    assert [] == list(ran.folder.iterdir())


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_everybody_can_read_it(ran: Ran, theme: str, tmp_path: Path) -> None:
    """No finding of axe that it calls serious or critical, the contrast of text included."""
    assert "💡" in texts(ran.notebook.cells[-1])
    html, _ = HTMLExporter(theme=theme).from_notebook_node(ran.notebook)
    assert 0 == html.count(NO_WORDS)
    with chromium(tmp_path) as page:
        page.route("**/*", lambda route: route.abort())  # MathJax and the like, from elsewhere
        page.set_content(html, wait_until="domcontentloaded")
        page.evaluate("document.querySelectorAll('details').forEach(hint => hint.open = true)")
        assert [] == barriers(page, JUPYTER_S)


NO_WORDS = "No description has been provided for this image"
"""What nbconvert gives a picture without a description, so that axe finds none missing."""

JUPYTER_S = [[".jp-InputPrompt"], [".jp-OutputPrompt"], [".highlight"]]
"""What no notebook can change: Jupyter's own colours of prompts and of code."""


@pytest.mark.parametrize("slug", COURSE.slugs())
def test_a_check_before_the_setup_says_what_to_do(slug: str, tmp_path: Path) -> None:
    """A session begins anew overnight: no NameError, no red."""
    notebook = student_notebook(slug)
    last = ("-check", "check-all", "hand-in")
    notebook.cells = [cell for cell in notebook.cells if cell.id.endswith(last)]

    run_all(notebook, tmp_path)

    said = {texts(cell) for cell in notebook.cells}
    assert {"🕓 Run the setup cell first.\n"} == said


def test_what_is_written_past_python_is_not_red(tmp_path: Path) -> None:
    """On a GPU each session writes a line to descriptor 2; what a student prints is shown."""
    source = inspect.getsource(starting.quiet_start)
    writes = "import os, sys\nos.write(2, b'I0000 Created device')\nprint('mine', file=sys.stderr)"
    cells = [f"import contextlib, os, sys\n{source}\nquiet_start()", writes]
    notebook = new_notebook(cells=[new_code_cell(cell) for cell in cells])

    run_all(notebook, tmp_path)

    assert [f"{notebook.cells[1].id}: mine\n"] == red(notebook)


def test_two_notebooks_in_one_folder_do_not_mix(tmp_path: Path) -> None:
    """Each one's checks are its own, in another folder, too, and after a second setup."""
    checked = {}
    for slug in COURSE.slugs():
        lab = COURSE.lab(slug)
        shutil.copytree(lab.student, tmp_path, dirs_exist_ok=True)
        notebook = solved_notebook(slug)
        cells = {cell.id: cell for cell in notebook.cells}
        wanted = ("setup", "q1-answer", "setup", "q2-answer", "q1-check")
        notebook.cells = [copy.deepcopy(cells[name]) for name in wanted]
        notebook.cells.insert(4, new_code_cell("%cd .."))
        run_all(notebook, tmp_path)
        checked[slug] = [*red(notebook), GREEN in texts(notebook.cells[-1])]

    assert {slug: [True] for slug in COURSE.slugs()} == checked
