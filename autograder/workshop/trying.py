"""Shows a question as students meet it: its texts, and what its check says to known answers."""

from __future__ import annotations

from dataclasses import dataclass

from autograder.course import Lab
from autograder.release import ideas, markers, setup_cell
from autograder.release import notebook as notebooks
from autograder.release.build import public_tests
from autograder.release.execute import execute
from autograder.release.master import check_master
from autograder.release.names import defined
from autograder.release.notebook import Notebook
from autograder.release.structure import Master, MasterQuestion
from autograder.verify import attempts
from autograder.workshop.ready import know_questions

MAY_RAISE = {"tags": ["raises-exception"]}


@dataclass(frozen=True)
class Tried:
    """A question's texts in order, its stub, and by known answer what its check says."""

    texts: list[str]
    stub: str
    checks: dict[str, str]


def try_question(lab: Lab, name: str) -> Tried:
    """Run the check of one question on the stub, on the solution and on each known attempt."""
    master = check_master(lab.master, lab.shared)
    questions = {question.name: question for question in master.questions}
    know_questions(lab, questions.keys(), [name])
    question = questions[name]
    known = attempts.load(lab.attempts)
    stub = markers.student(question.answer.source)
    answers = {"the stub": stub, "the solution": markers.solved(question.answer.source)}
    for attempt in known:
        if attempt.question == name:
            kind = "right" if attempt.right else "wrong"
            answers[f"{kind}/{attempt.name}"] = attempt.source
    kept = {q: held for q, held in ideas.read(lab.ideas).items() if q == name}
    kept = ideas.still_known(kept, known)
    setup = setup_cell.compose(master, public_tests(master), ideas.table(kept, known))
    texts = [
        cell.source
        for cell in master.cells
        if cell.question == name and cell.kind == "markdown" and cell.block == "QUESTION"
    ]
    return Tried(texts, stub, _checks(master, question, setup, answers))


def _checks(
    master: Master, question: MasterQuestion, setup: str, answers: dict[str, str]
) -> dict[str, str]:
    """Return what a notebook shows for each answer, the other questions being solved."""
    others = [markers.solved(q.answer.source) for q in master.questions if q is not question]
    names = defined(markers.student(question.answer.source))
    forget = f"for _name in {names!r}:\n    globals().pop(_name, None)"
    cells = [
        _cell(setup, "setup"),
        *(_cell(source, f"other-{n}") for n, source in enumerate(others)),
    ]
    for number, source in enumerate(answers.values()):
        cells += [_cell(forget, f"forget-{number}"), _cell(source, f"answer-{number}")]
        cells.append(_cell(f'print(grader.result("{question.name}"))', f"check-{number}"))
    book = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    ran = execute(notebooks.node(book), master.name)
    shown = {cell.id: "".join(o.get("text", "") for o in cell.outputs) for cell in ran.cells}
    return {label: shown[f"check-{n}"].strip() for n, label in enumerate(answers)}


def _cell(source: str, name: str) -> Notebook:
    return notebooks.code(source, name, MAY_RAISE)
