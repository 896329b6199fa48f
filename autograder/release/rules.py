"""What a master notebook must keep to as a file: metadata, outputs, ids, blocks and markers."""

from __future__ import annotations

import ast
import contextlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator

from autograder.conventions import (
    CHECK_ALL,
    GRADER,
    HAND_IN,
    KIT,
    NOT_RUN,
    SETUP,
    SUBMIT,
    TITLE,
    check_id,
)
from autograder.errors import MasterError
from autograder.release import markers, names
from autograder.release import notebook as notebooks
from autograder.release.structure import CONFIG, Master, MasterCell

Rule = Callable[[Master], Iterator[MasterError]]

SETTINGS = {
    "init_cell": False,
    "check_all_cell": True,
    "export_cell": False,
    "run_tests": False,
    "tests": {"ok_format": False, "files": True},
    "generate": True,
}
"""The only assignment config: the build relies on each of these, and replaces the rest."""

METADATA = frozenset({"kernelspec", "language_info", "accelerator", "colab"})
COLAB = frozenset({"gpuType", "toc_visible", "provenance"})
TELLING = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
RANDOM = re.compile(r"(?=.*\d)[0-9a-f]{6,}(-[0-9a-f]+)*")
"""What editors give: eight hexadecimal digits, or a UUID."""

TIDY = "Run `lab tidy`."
RESERVED = frozenset({"open-in-colab", CHECK_ALL, f"{CHECK_ALL}-intro", HAND_IN})
BLOCKS = {"QUESTION": "", "SOLUTION": "QUESTION", "TESTS": "QUESTION"}
"""Each block, and the block it must stand in."""
PLACES = "Questions stand side by side; solution and tests stand side by side in a question."


def file_is_valid(master: Master) -> Iterator[MasterError]:
    ids = {cell.id for cell in master.cells}
    if "" in ids or len(ids) < len(master.cells):
        return  # ids_tell reports it; nbformat would mend the ids in passing
    if flaw := notebooks.flaw(master.notebook):
        yield MasterError(master.name, f"not a valid notebook: {flaw}", "Mend the file's JSON.")
    if master.notebook.get("nbformat_minor", 0) < 5:
        yield MasterError(master.name, "older than nbformat 4.5", TIDY)


def metadata_is_plain(master: Master) -> Iterator[MasterError]:
    metadata = master.notebook.metadata
    colab = metadata.get("colab", {})
    extra = [*(set(metadata) - METADATA), *(f"colab.{key}" for key in set(colab) - COLAB)]
    extra += [f"language_info.{k}" for k in set(metadata.get("language_info", {})) - {"name"}]
    if metadata.get("kernelspec", {}).get("name") != "python3":
        yield MasterError(master.name, "no kernelspec of the kernel python3", TIDY)
    for key in sorted(extra):
        yield MasterError(master.name, f"an editor's metadata: {key}", TIDY)
    for cell in master.cells:
        for key in sorted(set(cell.node.metadata) - {"cellView"}):
            yield cell.error(f"an editor's metadata: {key}", TIDY)


def nothing_has_run(master: Master) -> Iterator[MasterError]:
    for cell in master.cells:
        if cell.node.get("outputs") or cell.node.get("execution_count") is not None:
            yield cell.error("outputs or an execution count", TIDY)


def ids_tell(master: Master) -> Iterator[MasterError]:
    reserved = RESERVED | {check_id(question.name) for question in master.questions}
    counts = Counter(cell.id for cell in master.cells)
    for cell in master.cells:
        if not cell.id:
            yield cell.error("no cell id", "Give it a telling one, such as q3-hints.")
        elif counts[cell.id] > 1:
            yield cell.error("an id that another cell has too", "Rename one of them.")
        elif not TELLING.fullmatch(cell.id) or len(cell.id) > 64 or RANDOM.fullmatch(cell.id):
            yield cell.error("an id that tells nothing", "Use words, such as q3-hints.")
        elif cell.id in reserved:
            yield cell.error("an id that the build gives to a cell of its own", "Rename it.")


def setup_is_there(master: Master) -> Iterator[MasterError]:
    code = [cell for cell in master.cells if cell.kind == "code"]
    if not code or code[0].id != SETUP or code[0].question:
        wrong = "the first code cell is not the setup cell"
        yield MasterError(master.name, wrong, "Start with a code cell that has the id setup.")
        return
    setup = code[0]
    if setup.source.split("\n")[0] != TITLE:
        yield setup.error("no title in the first line", f"Start it with {TITLE}")
    try:
        own = names.defined(setup.source)
    except SyntaxError:
        return  # student_cells_parse reports it
    taken = {GRADER, SUBMIT, KIT, "needs", "quiet_start"}
    for source in master.shared.given.values():
        taken.update(names.defined(source))
    for name in own:
        if name in taken:
            yield setup.error(f"{name} is given to every notebook by the build", "Remove it here.")


def blocks_nest(master: Master) -> Iterator[MasterError]:
    still_open: list[tuple[str, MasterCell]] = []
    for cell in master.cells:
        verb, block = cell.boundary or ("", "")
        inside = [name for name, _ in still_open]
        if verb == "BEGIN":
            if (inside or [""])[-1] != BLOCKS[block]:
                yield cell.error(f"BEGIN {block} in the wrong place", PLACES)
            still_open.append((block, cell))
        elif verb == "END" and block not in inside:
            yield cell.error(f"END {block} without a BEGIN {block}", "Add the cell that begins it.")
        elif verb == "END":
            while (opened := still_open.pop())[0] != block:
                yield _unended(*opened)
    for opened in still_open:
        yield _unended(*opened)


def _unended(block: str, begin: MasterCell) -> MasterError:
    return begin.error(f"BEGIN {block} without an END {block}", "Add the cell that ends it.")


def raw_cells_are_known(master: Master) -> Iterator[MasterError]:
    for cell in master.cells:
        config = cell.source.split("\n")[0].rstrip() == CONFIG
        if cell.kind == "raw" and not cell.boundary and not config:
            yield cell.error("a raw cell that is no marker", "Students would see it: remove it.")
        if cell.kind == "markdown" and "```otter" in cell.source:
            yield cell.error("a marker in a markdown cell", "Put it in a raw cell.")


def assignment_config_is_ours(master: Master) -> Iterator[MasterError]:
    cells = [c for c in master.cells if c.kind == "raw" and c.source.startswith(CONFIG)]
    if len(cells) != 1 or cells[0] is not master.cells[0]:
        wrong = f"{len(cells)} cells {CONFIG}, or not the first cell"
        yield MasterError(master.name, wrong, "Start with one raw cell that holds it.")
        return
    try:
        settings = cells[0].config()
    except MasterError as error:
        yield error
        return
    tests = settings.get("tests")
    unknown = sorted(set(settings) - set(SETTINGS))
    if isinstance(tests, dict):
        unknown += [f"tests.{key}" for key in sorted(set(tests) - {"ok_format", "files"})]
    for key in unknown:
        yield cells[0].error(f"unknown setting {key}", f"Known ones: {', '.join(SETTINGS)}.")
    for key, value in SETTINGS.items():
        if not unknown and settings.get(key) != value:
            yield cells[0].error(f"{key} is not {json.dumps(value)}", "The build relies on it.")


def markers_stand_in_solutions(master: Master) -> Iterator[MasterError]:
    for cell in master.cells:
        if cell.kind == "code" and cell.block == "SOLUTION":
            for wrong, remedy in markers.complaints(cell.source):
                yield cell.error(wrong, remedy)
            continue
        lines = cell.source.split("\n") if cell.kind == "markdown" else []
        if cell.kind == "raw" and cell.boundary:
            lines = cell.source.split("\n")[1:]
        found = [line.strip() for line in lines if line.strip() in markers.KINDS]
        found += [m.text for m in markers.find(cell.source)] if cell.kind == "code" else []
        if found:
            wrong = f'"{found[0]}" outside a code cell of a solution'
            yield cell.error(wrong, "Put the cell between BEGIN and END SOLUTION, or remove it.")


def answers_are_stripped(master: Master) -> Iterator[MasterError]:
    for cell in master.cells:
        if cell.kind != "code" or cell.block != "SOLUTION" or markers.unreadable(cell.source):
            continue
        if not markers.find(cell.source):
            yield cell.error(
                "a solution without markers, which students would get whole",
                "Put # BEGIN SOLUTION NO PROMPT and # END SOLUTION around what is theirs to write.",
            )


def answers_are_to_be_written(master: Master) -> Iterator[MasterError]:
    for cell in master.cells:
        if cell.kind != "code" or cell.block != "SOLUTION" or list(markers.complaints(cell.source)):
            continue
        with contextlib.suppress(SyntaxError):  # cells_parse reports it
            for name, kept, all_lines in markers.given(cell.source):
                if all_lines > kept >= all_lines - kept:
                    wrong = f"students get {kept} of the {all_lines} lines of {name}"
                    yield cell.error(wrong, "Move # BEGIN SOLUTION up, or what is given out.")


def not_run_is_exact(master: Master) -> Iterator[MasterError]:
    wanted = NOT_RUN.strip("# .").lower()
    for cell in master.cells:
        for line in cell.source.split("\n") if cell.kind == "code" else []:
            if line != NOT_RUN and line.strip("# .\t").lower() == wanted:
                yield cell.error(f'"{line.strip()}" is read by nobody', f"Write {NOT_RUN}")


def cells_parse(master: Master) -> Iterator[MasterError]:
    for cell in master.cells:
        if cell.kind != "code" or cell.block == "TESTS":
            continue
        views = {"the cell": cell.source}
        if cell.block == "SOLUTION":
            if list(markers.complaints(cell.source)):
                continue  # reported already, and Otter would stop on it
            views["what students get of it"] = markers.student(cell.source)
            views["the solved cell"] = markers.solved(cell.source)
        for what, source in views.items():
            try:
                ast.parse(names.plain(source))
            except SyntaxError as error:
                wrong = f"{what} is not Python: {error.msg}, line {error.lineno}"
                yield cell.error(wrong, "Mend the code, or move the markers.")
                break


RULES: tuple[Rule, ...] = (
    file_is_valid,
    metadata_is_plain,
    nothing_has_run,
    ids_tell,
    setup_is_there,
    blocks_nest,
    raw_cells_are_known,
    assignment_config_is_ours,
    markers_stand_in_solutions,
    answers_are_stripped,
    answers_are_to_be_written,
    not_run_is_exact,
    cells_parse,
)
