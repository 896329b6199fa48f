"""A student's way through a lab in JupyterLab, in a browser: wrong, right, handed in, graded."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from conftest import exam_of
from playwright.sync_api import Page, expect, sync_playwright

from autograder.course import Course
from autograder.grading import intake
from autograder.grading.recognise import Wanted
from autograder.grading.submission import grade
from autograder.sandbox.warm import Zygote
from autograder.verify import attempts
from autograder.workshop.ready import pool_of

pytestmark = pytest.mark.slow
LAB = Course.find(Path(__file__).parent).lab("linreg-tensorflow")
KNOWN = attempts.load(LAB.attempts)

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)
PATIENCE = 180_000
"""Milliseconds for anything to appear: a busy machine stops nobody."""

SETTINGS = {
    "notebook-extension/tracker": {"windowingMode": "none"},  # all cells are in the page
    "docmanager-extension/plugin": {"autosave": False},  # it might save before it is looked at
}


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """JupyterLab on a folder of its own that holds the student notebook; its address."""
    work, home = tmp_path / "work", tmp_path / "home"
    for name, values in SETTINGS.items():
        path = home / "settings" / "@jupyterlab" / f"{name}.jupyterlab-settings"
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(values))
    work.mkdir()
    shutil.copy(LAB.student_notebook, work)
    port, token = free_port(), secrets.token_hex(8)
    places = {
        "HOME": home,
        "JUPYTER_CONFIG_DIR": home,
        "JUPYTER_RUNTIME_DIR": home,
        "JUPYTERLAB_SETTINGS_DIR": home / "settings",
        "JUPYTERLAB_WORKSPACES_DIR": home,
    }
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root"]
    command += [f"--ServerApp.port={port}", f"--IdentityProvider.token={token}"]
    command += [f"--ServerApp.root_dir={work}", "--LabApp.expose_app_in_browser=True"]
    log = open(tmp_path / "server.log", "w")  # noqa: SIM115 - closed below
    running = subprocess.Popen(
        command,
        env={**os.environ, **{k: str(v) for k, v in places.items()}},
        stdout=log,
        stderr=log,
    )
    try:
        wait_for(f"http://localhost:{port}/api?token={token}", running)
        name = LAB.student_notebook.name
        yield f"http://localhost:{port}/lab/tree/{name}?token={token}"
    finally:
        running.terminate()
        running.wait()
        log.close()


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("localhost", 0))
        return int(one.getsockname()[1])


def wait_for(address: str, running: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 120
    while time.monotonic() < until and running.poll() is None:
        try:
            urlopen(address).close()
            return
        except OSError:
            time.sleep(0.2)
    raise AssertionError("JupyterLab did not start")


@pytest.fixture
def page(tmp_path: Path) -> Iterator[Page]:
    """A page of the Chromium of this machine."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    assert found, "there is no Chromium for the browser test. Install it: apt-get install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch_persistent_context(
            str(tmp_path / "profile"), executable_path=found, args=FLAGS.split()
        )
        page = browser.new_page()
        page.set_default_timeout(PATIENCE)
        yield page
        browser.close()


class Lab:
    """The notebook in the browser."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        page.goto(address)
        page.wait_for_function(
            "window.jupyterapp?.shell.currentWidget?.content?.widgets?.length > 9"
        )
        page.wait_for_function(
            "window.jupyterapp.shell.currentWidget.sessionContext.session?.kernel?.status == 'idle'"
        )

    def cell(self, name: str) -> Any:
        """Return the place of a cell in the page, by its id."""
        ids = "window.jupyterapp.shell.currentWidget.content.widgets.map(w => w.model.id)"
        position = self.page.evaluate(ids).index(name)
        return self.page.locator(".jp-Notebook .jp-Cell").nth(position)

    def write(self, name: str, source: str) -> None:
        """Type a source into a cell, in place of what stands there, and run it."""
        self.cell(name).locator(".cm-content").click()
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(source)
        self.page.keyboard.press("Control+Enter")

    def run(self, name: str) -> None:
        self.cell(name).locator(".cm-content").click()
        self.page.keyboard.press("Control+Enter")

    def run_all(self) -> None:
        self.page.evaluate("window.jupyterapp.commands.execute('notebook:run-all-cells')")

    def shows(self, name: str, text: str) -> None:
        """Wait for a text below a cell."""
        output = self.cell(name).locator(".jp-Cell-outputArea")
        expect(output).to_contain_text(text, timeout=PATIENCE)

    def save(self) -> None:
        self.page.keyboard.press("Control+S")
        self.page.wait_for_function("!window.jupyterapp.shell.currentWidget.context.model.dirty")


def test_a_student_s_way_from_a_wrong_answer_to_a_graded_one(
    server: str, page: Page, zygote: Zygote, tmp_path: Path
) -> None:
    """The idea behind a mistake is named, the right answer is green, the file made is graded."""
    exam = exam_of(LAB, tmp_path)
    right = exam.bundle.solutions["q3"]
    wrong = next(a for a in KNOWN if (a.question, a.name) == ("q3", "half-missing"))
    lab = Lab(page, server)
    lab.run_all()
    lab.shows("hand-in", "student_id is empty")
    lab.write("q3-answer", wrong.source)
    lab.run("q3-check")
    lab.shows("q3-check", wrong.says)
    lab.write("q3-answer", right)
    lab.run("q3-check")
    lab.shows("q3-check", "All public checks pass")
    lab.write("student-id", 'student_id = "student-07"')
    lab.run("hand-in")
    lab.shows("hand-in", "what was run last is not what the file holds")
    lab.save()
    lab.run("hand-in")
    lab.shows("hand-in", "hand in that file")

    made = tmp_path / "work" / "linreg-tensorflow-student-07.ipynb"
    handed = intake.read(intake.Handed(made.name, made), {}, Wanted.of(exam))
    with pool_of(zygote, LAB, exam.bundle) as pool:
        graded = grade(handed, exam, pool)

    assert ("student-07", 3.0) == (graded.student, graded.questions["q3"].score)
