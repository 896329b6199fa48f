"""The browser's part, inside the twin: runs a notebook's cells in order and saves it as Colab does.

A job comes in as JSON and a record goes out: ``{"notebook": …, "cells": [ids]}`` in,
``{"seconds": …, "cells": {id: {"seconds": …, "outputs": […]}}, "before": …, "after": …,
"saved": …}`` out. It goes on after an error, so that the record holds every one.
"""

import importlib.metadata
import json
import os
import queue
import random
import string
import sys
import time
from subprocess import DEVNULL
from typing import Any

from jupyter_client.manager import start_new_kernel

CELL_SECONDS = 600

COLAB = {
    "COLAB_RELEASE_TAG": "release-colab-twin",
    "MPLBACKEND": "module://matplotlib_inline.backend_inline",
    "PYTHONUTF8": "1",
    "PYTHONWARNINGS": "ignore:::pip._internal.cli.base_command",
    "TF2_BEHAVIOR": "1",
    "TF_FORCE_GPU_ALLOW_GROWTH": "true",
}
"""What a notebook can see of Colab in its environment."""

Json = dict[str, Any]


class Stopped(Exception):
    """The kernel died, or a cell ran too long: nothing can be run after it."""


class FrontEnd:
    client: Any  # which makes its methods while it runs

    def __init__(self, notebook: Json) -> None:
        self.notebook, self.stopped = notebook, False
        self.kernel, self.client = start_new_kernel(
            startup_timeout=120,
            cwd="/content",
            env=os.environ | COLAB,
            extra_arguments=["--ext=google.colab"],
            stdout=DEVNULL,  # where the kernel repeats what it sends; stdout is for the record
            stderr=DEVNULL,
        )

    def run(self, cell: Json) -> Json:
        """Run a cell, keep its outputs in the notebook, and return them with the time."""
        outputs: list[Json] = []
        cell["outputs"], began = outputs, time.monotonic()
        try:
            self._run(cell, began + CELL_SECONDS)
        except Stopped as stop:
            self.stopped = True
            error = {"ename": "Stopped", "evalue": str(stop), "traceback": [f"Stopped: {stop}"]}
            outputs.append({"output_type": "error", **error})
        return {"seconds": time.monotonic() - began, "outputs": outputs}

    def _run(self, cell: Json, deadline: float) -> None:
        sent = self.client.execute("".join(cell["source"]), allow_stdin=False)
        while True:
            message = self._next(deadline)
            kind, content = message["msg_type"], message["content"]
            if message["parent_header"].get("msg_id") != sent:
                continue
            if kind == "colab_request":
                self._answer(message["metadata"])
            elif kind == "execute_input":
                cell["execution_count"] = content["execution_count"]
            elif kind == "update_display_data":
                update(content)
            elif kind == "clear_output":
                cell["outputs"].clear()
            elif kind in ("stream", "display_data", "execute_result", "error"):
                add(cell["outputs"], kind, content)
            elif kind == "status" and content["execution_state"] == "idle":
                return

    def _next(self, deadline: float) -> Json:
        while time.monotonic() < deadline:
            try:
                message: Json = self.client.get_iopub_msg(timeout=1)
                return message
            except queue.Empty:
                if not self.kernel.is_alive():
                    raise Stopped("the kernel died") from None
        raise Stopped(f"still running after {CELL_SECONDS} s")

    def _answer(self, asked: Json) -> None:
        """Answer what google.colab's `_message.blocking_request` asks of the browser."""
        known = {"get_ipynb": {"ipynb": saved(self.notebook)}, "GetSecret": {"exists": False}}
        self.client.input(
            {
                "type": "colab_reply",
                "colab_msg_id": asked["colab_msg_id"],
                "data": known.get(asked["colab_request_type"], {}),
            }
        )


def add(outputs: list[Json], kind: str, content: Json) -> None:
    """Append an output as a notebook holds it; texts of one stream are one output."""
    last = outputs[-1] if outputs else {}
    if kind == "stream" and last.get("name") == content["name"]:
        last["text"] += content["text"]
        return
    place = content.pop("transient", {}).get("display_id")
    outputs.append({"output_type": kind, **content})
    if place:
        PLACES[place] = outputs[-1]


PLACES: dict[str, Json] = {}
"""The outputs that may be updated, by the id that they were given."""


def update(content: Json) -> None:
    """Put other data into an output that is shown already."""
    shown = PLACES.get(content.get("transient", {}).get("display_id", ""))
    if shown is not None:
        shown["data"] = content["data"]


def saved(notebook: Json) -> Json:
    """Return the notebook as Colab saves it: nbformat 4.0, random ids in the metadata."""
    letters = random.Random(0)
    cells = []
    for old in notebook["cells"]:
        name = "".join(letters.choices(string.ascii_letters + string.digits + "_-", k=12))
        cell = {
            "cell_type": old["cell_type"],
            "source": "".join(old["source"]).splitlines(keepends=True),
            "metadata": old["metadata"] | {"id": name},
        }
        if old["cell_type"] == "code":
            cell["execution_count"] = old["execution_count"]
            cell["outputs"] = [in_lines(output) for output in old["outputs"]]
        cells.append(cell)
    colab = notebook["metadata"].get("colab", {}) | {"authorship_tag": "ABX9Ty" + "x" * 22}
    metadata = notebook["metadata"] | {"colab": colab}
    return {"nbformat": 4, "nbformat_minor": 0, "metadata": metadata, "cells": cells}


def in_lines(output: Json) -> Json:
    """Return an output with its texts as lists of lines, as notebook files hold them."""
    if "text" in output:
        return output | {"text": output["text"].splitlines(keepends=True)}
    data = {
        kind: value.splitlines(keepends=True) if kind.startswith("text/") else value
        for kind, value in output.get("data", {}).items()
    }
    return output | {"data": data} if data else output


def packages() -> dict[str, str]:
    return {each.name: each.version for each in importlib.metadata.distributions()}


def main() -> None:
    job = json.load(sys.stdin)
    began, before = time.monotonic(), packages()
    front_end = FrontEnd(job["notebook"])
    ran = {}
    for cell in job["notebook"]["cells"]:
        if cell["id"] in job["cells"] and not front_end.stopped:
            ran[cell["id"]] = front_end.run(cell)
    front_end.kernel.shutdown_kernel(now=True)
    record = {
        "seconds": time.monotonic() - began,
        "cells": ran,
        "before": before,
        "after": packages(),
        "saved": saved(job["notebook"]),
    }
    json.dump(record, sys.stdout)


if __name__ == "__main__":
    main()
