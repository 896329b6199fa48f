"""Why a name that a question asks for is not there, in a sentence that helps to mend it."""

from __future__ import annotations

import ast
import difflib
from collections.abc import Sequence

from autograder.conventions import answer_id
from autograder.grading import feedback
from autograder.grading.blank import defined
from autograder.grading.quiet import quietly
from autograder.grading.sitting import STOPPED, Sitting
from autograder.model import Cell, Question
from autograder.sandbox.standin import Fault

NEAR = 0.8
"""So alike are two names of which one is a slip of the other."""


def explain(question: Question, unknown: set[str], sitting: Sitting) -> str:
    """Return why an answer could not be asked; `unknown` are the names that are not defined.

    Its cell stopped, its name is misspelt, it stands in a cell that is not code, or nowhere.
    """
    name = next((name for name in question.defines if name in unknown), question.defines[0])
    fault = sitting.fault_of(question.defines, answer_id(question.name))
    if fault:
        return stopped(fault, name)
    return _absent(name, question, sitting.submission.cells) if name in unknown else ""


def stopped(fault: Fault, name: str) -> str:
    """Return how the cell that should define `name` stopped, with a caret under a syntax error."""
    said = feedback.said(str(fault))
    if fault.name == STOPPED and not fault.line:
        return f"The cell of `{name}` was not run to its end: {fault.text}"
    if not fault.caret:
        return f"The cell of `{name}` stopped in {feedback.place(fault)}"
    pointer = " " * (fault.caret - 1) + "^"
    code = feedback.cut(fault.code)
    where = f"{said}, line {fault.line}:\n\n    {code}\n    {pointer}\n"
    return f"The cell of `{name}` is no Python, so none of it ran. {where}"


def _absent(name: str, question: Question, cells: Sequence[Cell]) -> str:
    for position, cell in enumerate(cells, 1):
        if cell.kind != "code" and name in defined(cell.source) and _is_python(cell.source):
            kind = "Markdown" if cell.kind == "markdown" else "raw"
            return (
                f"Your `{name}` stands in a {kind} cell (cell {position}), which does not run: "
                "make it a code cell."
            )
    written = {word for cell in cells if cell.kind == "code" for word in defined(cell.source)}
    near = _near(name, written - set(question.defines))
    if near:
        return f"You wrote `{near}`; the question asks for `{name}`."
    return f"Nothing in your notebook defines `{name}`: its answer cell is gone, or empty."


def _near(name: str, others: set[str]) -> str:
    """Return the one other name that is a slip of `name`, empty where none or several are."""
    by_case = {other.lower().replace("_", ""): other for other in others}
    same = by_case.get(name.lower().replace("_", ""))
    found = difflib.get_close_matches(name, others, n=2, cutoff=NEAR)
    return same or (found[0] if found else "")


def _is_python(source: str) -> bool:
    text = "\n".join(line for line in source.splitlines() if not line.startswith("```"))
    try:
        with quietly():
            ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True
