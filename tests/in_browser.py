"""A notebook in real JupyterLab, in the Chromium of this machine."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect, sync_playwright

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


@contextmanager
def jupyterlab(folder: Path, notebook: Path) -> Iterator[str]:
    """Start JupyterLab on ``folder/work``, which holds a copy of `notebook`; give its address."""
    work, home = folder / "work", folder / "home"
    for name, values in SETTINGS.items():
        path = home / "settings" / "@jupyterlab" / f"{name}.jupyterlab-settings"
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(values))
    work.mkdir(parents=True)
    shutil.copy(notebook, work)
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
    log = open(folder / "server.log", "w")  # noqa: SIM115 - closed below
    running = subprocess.Popen(
        command,
        env={**os.environ, **{k: str(v) for k, v in places.items()}},
        stdout=log,
        stderr=log,
    )
    try:
        wait_for(f"http://localhost:{port}/api?token={token}", running)
        yield f"http://localhost:{port}/lab/tree/{notebook.name}?token={token}"
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


@contextmanager
def chromium(
    folder: Path, width: int = 1280, height: int = 720, sharp: float = 1
) -> Iterator[Page]:
    """Give a page of the Chromium of this machine, whose profile is in `folder`.

    `sharp` is how many dots a picture of it has for each pixel, across and down.
    """
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    assert found, "there is no Chromium for the browser test. Install it: apt-get install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch_persistent_context(
            str(folder / "profile"),
            executable_path=found,
            args=FLAGS.split(),
            viewport={"width": width, "height": height},
            device_scale_factor=sharp,
        )
        page = browser.new_page()
        page.set_default_timeout(PATIENCE)
        yield page
        browser.close()


def barriers(page: Page, outside: Sequence[list[str]] = ()) -> list[str]:
    """Return what axe calls serious or critical on a page, the contrast of text included.

    What is `outside`, a list of selectors, is not looked at.
    """
    found = Axe().run(page, context={"exclude": list(outside)}).response["violations"]
    return [
        f"{finding['id']}: {node['html']}"
        for finding in found
        if finding["impact"] in ("serious", "critical")
        for node in finding["nodes"]
    ]


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

    def edit_text(self, name: str, end: str) -> None:
        """Add to the end of a rendered text cell."""
        self.cell(name).locator(".jp-RenderedMarkdown").dblclick()
        self.cell(name).locator(".cm-content").click()
        self.page.keyboard.press("Control+End")
        self.page.keyboard.insert_text(end)
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
