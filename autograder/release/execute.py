"""Runs a solved notebook once, from top to bottom, and keeps the outputs worth keeping."""

from __future__ import annotations

import asyncio
import copy
import os
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from autograder.errors import ReleaseError
from autograder.release.notebook import Notebook

if TYPE_CHECKING:
    from nbclient import NotebookClient

CELL_SECONDS = 600
REMEDIES = {
    "solved": "Mend the master's solution or this cell.",
    "untouched": 'Guard what needs an answer: `with needs("q3"):` says kindly what is missing.',
}
KEPT_STREAM = "stdout"
"""Standard error holds the warnings of one machine on one day."""

KEPT_DATA = ("text/plain",)


def execute(notebook: Notebook, name: str, kind: str = "solved") -> Notebook:
    """Return a copy of `notebook` with its outputs; raise ReleaseError where a cell fails.

    `kind` is what the error calls it: the solved or the untouched notebook.
    """
    from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

    # ipykernel's debugger, which starts with it here too, would write a note on the terminal.
    os.environ.setdefault("PYDEVD_DISABLE_FILE_VALIDATION", "1")
    metadata = copy.deepcopy(notebook.metadata)
    notebook = copy.deepcopy(notebook)
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {
            "TF_CPP_MIN_LOG_LEVEL": "3",
            "CUDA_VISIBLE_DEVICES": "",
            "PYTHONHASHSEED": "0",
            "IPYTHONDIR": str(Path(folder, "ipython")),  # nobody's start-up files
        }
        work = Path(folder, "work")
        work.mkdir()
        try:
            asyncio.run(
                _client(notebook, work).async_execute(
                    env=environment,
                    cleanup_kc=True,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                )
            )
        except (CellExecutionError, CellTimeoutError, DeadKernelError) as error:
            raise _failure(notebook, name, kind, error) from None
    notebook.metadata = metadata  # the kernel adds its version, widgets their state
    return normalised(notebook)


def _client(notebook: Notebook, work: Path) -> NotebookClient:
    """Return what runs a notebook in the folder `work`."""
    from jupyter_client.kernelspec import KernelSpecManager  # all of it takes a second
    from jupyter_client.manager import AsyncKernelManager
    from nbclient import NotebookClient

    # Without folders to look in, python3 is the kernel of this very interpreter.
    kernels = KernelSpecManager(kernel_dirs=[])
    return NotebookClient(
        notebook,
        km=AsyncKernelManager(kernel_name="python3", kernel_spec_manager=kernels),
        resources={"metadata": {"path": str(work)}},
        timeout=CELL_SECONDS,
        record_timing=False,
    )


def _failure(notebook: Notebook, name: str, kind: str, error: Exception) -> ReleaseError:
    """Return the error that names the cell and what happened in it."""
    from nbclient.exceptions import CellExecutionError

    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    begun = [cell for cell in code if cell.execution_count or cell.outputs]
    where = f"{name}, cell {begun[-1].id if begun else code[0].id}"
    wrong = f"{type(error).__name__} after {CELL_SECONDS} s or at a dead kernel"
    if isinstance(error, CellExecutionError):
        wrong = f"the {kind} notebook stops here with {error.ename}: {error.evalue}"
    return ReleaseError(where, " ".join(wrong.split()), REMEDIES[kind])


def normalised(notebook: Notebook) -> Notebook:
    """Return `notebook` with cells counted from 1 and without what changes from run to run."""
    count = 0
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        if cell.cell_type != "code":
            continue
        count += 1
        cell.execution_count = count
        kept = [o for o in cell.outputs if o.get("name", KEPT_STREAM) == KEPT_STREAM]
        cell.outputs = _joined(kept)
        for output in cell.outputs:
            if output.output_type == "execute_result":
                output.execution_count = count
            if "data" in output:  # pictures change with every build
                output.data = {kind: output.data[kind] for kind in KEPT_DATA if kind in output.data}
    return notebook


def _joined(outputs: list[Notebook]) -> list[Notebook]:
    """Return `outputs` with neighbouring pieces of standard output as one."""
    joined: list[Notebook] = []
    for output in outputs:
        if joined and output.output_type == joined[-1].output_type == "stream":
            joined[-1].text += output.text
        else:
            joined.append(output)
    return joined
