"""Brings a master back to its canonical form, whatever editor saved it.

Outputs, metadata and the ids that an editor drew go; ids that tell come.  What a person wrote stays
to the letter, so that the diff of an edit is the edit.
"""

from __future__ import annotations

import difflib
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from typing import Any

from autograder.conventions import NOT_RUN, OWNER, SETUP, STUDENT_ID, TITLE, answer_id
from autograder.release import notebook as notebooks
from autograder.release.notebook import Notebook
from autograder.release.rules import COLAB, METADATA, RANDOM, TELLING
from autograder.release.structure import CONFIG, Master, MasterCell, parse

KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
CELL_METADATA = frozenset({"cellView"})
WORDS, LONGEST, ALIKE = 5, 48, 0.8


def tidied(text: str, known: Mapping[str, str]) -> tuple[bytes, list[str]]:
    """Return a master's file in canonical form, and what was put in order, for people.

    `known` are ids by the source that a cell had under it, for editors that drop them.
    Raises ValueError where `text` is no notebook.
    """
    notebook = _upgraded(json.loads(text))
    ran, decorated = 0, _plain_metadata(notebook)
    for cell in notebook.cells:
        cell.source = cell.source.replace("\r\n", "\n")
        if cell.cell_type == "code":
            ran += bool(cell.get("outputs") or cell.get("execution_count") is not None)
            cell.outputs, cell.execution_count = [], None
        else:
            cell.pop("outputs", None)
            cell.pop("execution_count", None)
        if "id" not in cell and TELLING.fullmatch(str(cell.metadata.get("id", ""))):
            cell.id = cell.metadata.id  # where Colab keeps it
        kept = {key: cell.metadata[key] for key in CELL_METADATA & cell.metadata.keys()}
        decorated += kept != cell.metadata
        cell.metadata = notebooks.node(kept)
    named = _name_cells(notebook, known)
    found = {"outputs": ran, "editor's metadata": decorated, "ids": named}
    said = [f"{what} ({count})" for what, count in found.items() if count]
    data = notebooks.write(notebook)
    if not said and data != text.encode("utf-8"):
        said = ["the order of its JSON"]
    return data, said


def _upgraded(data: Any) -> Notebook:
    """Return any notebook as one of format 4.5; ids that it lacks stay missing."""
    if not isinstance(data, dict) or "nbformat" not in data:
        raise ValueError("not a notebook")
    if data["nbformat"] < 4:
        data = json.loads(json.dumps(notebooks.upgraded(data)))
        for cell in data["cells"]:
            cell.pop("id", None)
    notebook = notebooks.read(json.dumps(data))
    notebook.nbformat_minor = 5
    return notebook


def _plain_metadata(notebook: Notebook) -> int:
    """Leave of the notebook's metadata what a master has; return 1 where something went."""
    metadata = notebook.get("metadata", {})
    plain = {key: metadata[key] for key in METADATA & metadata.keys()}
    plain |= {"kernelspec": KERNEL, "language_info": {"name": "python"}}
    if "colab" in plain:
        colab = {key: plain["colab"][key] for key in COLAB & plain["colab"].keys()}
        plain["colab"] = colab | ({"provenance": []} if "provenance" in colab else {})
    notebook.metadata = notebooks.node(plain)
    return int(plain != metadata)


def _name_cells(notebook: Notebook, known: Mapping[str, str]) -> int:
    """Give each cell whose id tells nothing one that does; return how many."""
    for cell in notebook.cells:
        cell.setdefault("id", "")
    counts: Counter[str] = Counter()
    nameless = []
    for position, cell in enumerate(notebook.cells):
        counts[cell.id] += 1
        telling = TELLING.fullmatch(cell.id) and not RANDOM.fullmatch(cell.id)
        if not telling or len(cell.id) > 64 or counts[cell.id] > 1:
            nameless.append(position)
            cell.id = ""
    taken = {cell.id for cell in notebook.cells}
    master = parse(notebook, "")
    for position in nameless:
        name = _known_id(master.cells[position].source, known, taken) or _unique(
            _purpose(master, position, taken), taken
        )
        notebook.cells[position].id = name
        taken.add(name)
    return len(nameless)


def _known_id(source: str, known: Mapping[str, str], taken: set[str]) -> str:
    free = {text: name for text, name in known.items() if name not in taken}
    if source in free:
        return free[source]
    near = difflib.get_close_matches(source, free, 1, ALIKE)
    return free[near[0]] if near else ""


def _purpose(master: Master, position: int, taken: set[str]) -> str:
    """Return what a cell is for: its question's name and its part there, else its first words."""
    cell = master.cells[position]
    if cell.source.startswith(CONFIG):
        return "assignment-config"
    if cell.kind == "code" and cell.source.startswith(TITLE):
        return SETUP
    if cell.kind == "code" and re.match(rf"{STUDENT_ID}\s*=", cell.source):
        return OWNER
    question = _slug(cell.question)
    if cell.boundary and question:
        verb, block = cell.boundary
        part = "" if block == "QUESTION" else f"{block.lower()}-"
        return f"{question}-{part}{verb.lower()}"
    if cell.block == "SOLUTION" and cell.kind == "code" and answer_id(cell.question) not in taken:
        return answer_id(question)
    part = _part(cell)
    return f"{question}-{part}" if question else part


def _part(cell: MasterCell) -> str:
    if cell.kind == "markdown" and cell.question:
        return "hints" if re.search(r"<details|\bhints?\b", cell.source, re.IGNORECASE) else "intro"
    if cell.block == "TESTS" and (name := re.search(r"^def test_(\w+)", cell.source, re.MULTILINE)):
        return f"test-{_slug(name[1])}"
    lines = [line for line in cell.source.splitlines() if line.strip() and line != NOT_RUN]
    words = _slug(re.sub(r"<[^>]*>|\]\([^)]*\)", " ", lines[0])) if lines else ""
    return "-".join(words.split("-")[:WORDS]) or cell.kind


def _slug(text: str) -> str:
    """Return `text` as words of an id."""
    ascii_only = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", ascii_only.lower()).strip("-")[:LONGEST].strip("-")
    return slug if not slug or slug[0].isalpha() else f"part-{slug}"


def _unique(name: str, taken: set[str]) -> str:
    if RANDOM.fullmatch(name):
        name = f"cell-{name}"
    number, found = 2, name
    while found in taken:
        found, number = f"{name}-{number}", number + 1
    return found
