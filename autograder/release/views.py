"""Turns Otter Assign's views of a master into the notebooks that students and staff open."""

from __future__ import annotations

import copy
from typing import Any

from autograder.conventions import CHECK_ALL, GRADER, HAND_IN, NOT_RUN, SETUP, SUBMIT, check_id
from autograder.errors import ReleaseError
from autograder.release import markers
from autograder.release import notebook as notebooks
from autograder.release.notebook import Notebook
from autograder.release.structure import Master

BADGE = "https://colab.research.google.com/assets/colab-badge.svg"
EARLY = """\
try:
    %s
except NameError:
    print("🕓 Run the setup cell first.")"""
"""What a cell that the build adds says in a session without a setup."""

THE_END = """\
---

The next cell runs every public check and counts the green ones.
The last one says what is missing, and makes the file to hand in.
Nothing is sent anywhere: run both as often as you like."""

OTTER_SKIPS = "otter_ignore"
"""The tag of a cell that Otter's own autograder leaves out, as ours does."""


def student(view: Notebook, master: Master, setup: str, colab: str) -> Notebook:
    """Return the notebook for students, with a button that opens it in Colab."""
    notebook = _release(view, master, setup)
    button = f"[![Open In Colab]({BADGE})]({colab})"
    badge = {"cell_type": "markdown", "id": "open-in-colab", "metadata": {}, "source": button}
    notebook.cells.insert(0, notebooks.node(badge))
    return notebook


def solved(view: Notebook, master: Master, setup: str) -> Notebook:
    """Return the solved notebook for staff, without the markers of its solutions."""
    notebook = _release(view, master, setup)
    answers = {cell.id for question in master.questions for cell in question.code}
    for cell in notebook.cells:
        if cell.id in answers:
            cell.source = markers.solved(cell.source)
    return notebook


def _release(view: Notebook, master: Master, setup: str) -> Notebook:
    """Return a copy of `view` with ids that last, our setup cell, and no metadata but ours."""
    notebook = copy.deepcopy(view)
    notebook.metadata = copy.deepcopy(master.notebook.metadata)
    notebook.nbformat_minor = 5
    known = {cell.id: cell for cell in master.cells}
    for cell in notebook.cells:
        if cell.get("id") not in known:
            cell.id = _id_of_added(cell.source, master)
            cell.metadata = _metadata({}, cell.source)
            cell.source = EARLY % cell.source if cell.cell_type == "code" else THE_END
            continue
        cell.metadata = _metadata(known[cell.id].node.metadata, cell.source)
        if cell.id == SETUP:
            cell.source = setup
            cell.metadata["jupyter"] = {"source_hidden": True}  # not for reading first
    hand_in = EARLY % f"{SUBMIT}()"
    notebook.cells.append(notebooks.code(hand_in, HAND_IN))
    return notebook


def _metadata(metadata: Any, source: str) -> Notebook:
    """Return a cell's own metadata, less Otter's locks: students may want to take notes."""
    tags = {"tags": [OTTER_SKIPS]} if NOT_RUN in source.splitlines() else {}
    return notebooks.node({**metadata, **tags})


def _id_of_added(source: str, master: Master) -> str:
    """Return the id of a cell that Otter added; Otter itself gives a random one."""
    ids = {f'{GRADER}.check("{q.name}")': check_id(q.name) for q in master.questions}
    ids[f"{GRADER}.check_all()"] = CHECK_ALL
    if source.startswith("---\n\nTo double-check your work"):
        return f"{CHECK_ALL}-intro"
    try:
        return ids[source]
    except KeyError:
        raise ReleaseError(
            master.name, f"Otter Assign added an unknown cell: {source[:40]!r}", "Use otter 7.0.0."
        ) from None
