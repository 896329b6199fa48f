"""The ideas a check can name: what attempts answer is kept, given out, and shown to a student."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest
from tiny_master import Tiny

from autograder.cli import run
from autograder.course import Lab
from autograder.errors import ReleaseError, StaleRelease
from autograder.model import Bundle
from autograder.release import build, execute, ideas, setup_cell, written
from autograder.release import notebook as notebooks
from autograder.release.master import check_master
from autograder.verify import attempts

NO_HALF = """# earns: 0
# says: The half is missing.
def cost(prediction, target):
    return np.mean((np.asarray(prediction) - np.asarray(target)) ** 2)
"""
SAID = {"output_type": "stream", "name": "stdout", "text": ["said"]}
KNOWN = {"half-missing": {"passed": [False], "answers": [{"value": 2.5}]}}


@pytest.fixture
def lab(tmp_path: Path) -> Lab:
    """The tiny lab with one wrong attempt."""
    tiny = Tiny().lab(tmp_path)
    path = tiny.attempts / "q1" / "wrong" / "half-missing.py"
    path.parent.mkdir(parents=True)
    path.write_text(NO_HALF)
    return tiny


def attempt(lab: Lab) -> Path:
    return lab.attempts / "q1" / "wrong" / "half-missing.py"


def packed(student: Any) -> str:
    """Return what the setup cell of a student notebook brings along."""
    return setup_cell.unpack(next(cell.source for cell in student.cells if cell.id == "setup"))


class Ask:
    """Answers for the attempts, and remembers for which questions it was asked."""

    def __init__(self) -> None:
        self.questions: list[list[str]] = []

    def __call__(self, bundle: Bundle, questions: list[str]) -> dict[str, Any]:
        self.questions.append(questions)
        return {"q1": KNOWN}


def built(lab: Lab, ask: Callable[..., Any] | None) -> dict[Path, bytes]:
    release = build.build(lab, attempts.load(lab.attempts), execute=False, ask=ask)
    written.write(lab, release)
    return release.files


def test_a_build_asks_the_attempts_and_tells_the_notebook_what_they_say(lab: Lab) -> None:
    """Only questions with wrong attempts are asked; the table stands in the setup cell."""
    ask = Ask()

    files = built(lab, ask)

    assert [["q1"]] == ask.questions
    student = notebooks.read(files[lab.student / "tiny.ipynb"].decode())
    space: dict[str, Any] = {}
    exec(packed(student), space)

    assert {"q1": [{"says": "The half is missing.", **KNOWN["half-missing"]}]} == space["IDEAS"]


def test_an_answer_of_several_ideas_travels_once() -> None:
    """A notebook is the lighter for it, and each idea has all of its answers again."""
    told = [
        {"says": says, "passed": [False], "answers": [{"value": 2.5}, last]}
        for says, last in (("No half.", {"value": 3.0}), ("No mean.", {"raised": "KeyError"}))
    ]
    space: dict[str, Any] = {"IDEAS": {"q1": setup_cell.brief(told)}}

    assert 1 == json.dumps(space).count("2.5")
    exec(setup_cell.AT_LENGTH, space)
    assert {"q1": told} == space["IDEAS"]


def test_what_is_kept_is_not_asked_again(lab: Lab) -> None:
    """A second build runs nothing, and makes the same."""
    first, ask = built(lab, Ask()), Ask()

    assert first == built(lab, ask)
    assert [] == ask.questions


def test_a_changed_attempt_is_asked_again(lab: Lab) -> None:
    """Its key is made of what is run."""
    built(lab, Ask())
    attempt(lab).write_text(NO_HALF + "    # later\n")
    ask = Ask()

    built(lab, ask)

    assert [["q1"]] == ask.questions


def test_a_changed_sentence_is_given_out_without_asking(lab: Lab) -> None:
    """Words are not run."""
    built(lab, Ask())
    attempt(lab).write_text(NO_HALF.replace("The half is", "½ is"))
    ask = Ask()

    student = notebooks.read(built(lab, ask)[lab.student / "tiny.ipynb"].decode())

    assert [] == ask.questions
    assert "½ is missing." in packed(student)


def test_an_edit_of_prose_asks_and_runs_nothing(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is in no answer and in no output; a changed code cell is run."""
    ran, ask, examined = [], Ask(), []

    def run_notebook(book: Any, name: str, kind: str) -> Any:
        ran.append(kind)
        for cell in book.cells:
            if cell.cell_type == "code":
                cell.outputs, cell.execution_count = [nbformat.from_dict(SAID)], 1
        return book

    def examine(*arguments: object) -> list[str]:
        examined.append(1)
        return []

    def again() -> dict[Path, bytes]:
        for seen in (ran, ask.questions, examined):
            seen.clear()
        made = build.build(lab, attempts.load(lab.attempts), ask=ask, examine=examine)
        written.write(lab, made)
        return made.files

    monkeypatch.setattr("autograder.release.build.run_notebook", run_notebook)
    monkeypatch.setattr("autograder.release.proofs.run_notebook", run_notebook)
    first = again()

    assert (["solved", "untouched"], [["q1"]], [1]) == (ran, ask.questions, examined)
    Tiny().replace("q1-intro", "Write", "Now write").lab(lab.root)
    second = again()

    assert ([], [], []) == (ran, ask.questions, examined)
    assert first[lab.ideas] == second[lab.ideas]
    Tiny().replace("figure", "(class_size)", "(class_size, 1)").lab(lab.root)
    again()

    assert (["solved", "untouched"], [], [1]) == (ran, ask.questions, examined)


def test_a_solution_that_does_not_earn_its_points_stops_the_build(lab: Lab) -> None:
    """Students would be graded by what their teachers cannot do."""

    def examine(*arguments: object) -> list[str]:
        return ["the solution of q1 earns 0.5 of 2 (Halve it)"]

    with pytest.raises(ReleaseError) as caught:
        build.build(lab, (), execute=False, examine=examine)

    assert (
        "solutions/tiny/tiny.ipynb: the solution of q1 earns 0.5 of 2 (Halve it). "
        "Mend the solution in the master, or the case."
    ) == str(caught.value)


def test_a_changed_check_asks_its_question(lab: Lab) -> None:
    """The public case is what is asked."""
    built(lab, Ask())
    Tiny().replace("q1-test-by-hand", "cost([1.0, 3.0]", "cost([1, 3.0]").lab(lab.root)
    ask = Ask()

    built(lab, ask)

    assert [["q1"]] == ask.questions


def test_answers_noted_in_another_way_are_asked_again(
    lab: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A check in the notebook would find none of them alike."""
    built(lab, Ask())
    monkeypatch.setattr(ideas, "HOW", "otherwise")
    ask = Ask()

    built(lab, ask)

    assert [["q1"]] == ask.questions


def test_a_check_that_may_run_nothing_says_what_is_older(lab: Lab) -> None:
    """`lab build --check` changes and runs nothing."""

    with pytest.raises(StaleRelease, match=r"^solutions/tiny/ideas\.json: older than .* q1\. Run"):
        built(lab, None)


def test_kept_numbers_are_the_same_on_any_processor(lab: Lab) -> None:
    """The last digits are not kept, and what is not finite is."""
    kept = ideas.refresh(
        {},
        build._bundle(lab, check_master(lab.master, lab.shared), attempts.load(lab.attempts)),
        {"q1": ""},
        lambda bundle, questions: {
            "q1": {"x": {"passed": [False], "answers": [{"value": [1 / 3, float("inf")]}]}}
        },
        "ideas.json",
    )

    again = json.loads(ideas.write(kept))["questions"]["q1"]["answers"]["x"]["answers"]

    assert [{"value": [0.333333, float("inf")]}] == again


def test_a_file_that_is_none_of_ours_is_made_anew(tmp_path: Path) -> None:
    """Whatever stands there."""
    path = tmp_path / "ideas.json"
    for text in ("", "[]", '{"schema": 99, "questions": {}}', "{}"):
        path.write_text(text)

        assert {} == ideas.read(path)


@pytest.mark.slow
def test_a_student_is_told_the_idea_in_the_notebook(
    lab: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The real command, the jail, a real kernel: the check says the attempt's own sentence."""
    monkeypatch.chdir(lab.root)
    with pytest.raises(SystemExit) as done:
        run(["build"])

    assert not done.value.code
    kept = ideas.read(lab.ideas)["q1"]["answers"]

    assert KNOWN == kept
    student = notebooks.read((lab.student / "tiny.ipynb").read_text("utf-8"))
    cells = {cell.id: cell for cell in student.cells}
    cells["q1-answer"].source = (
        "def cost(prediction, target):\n"
        "    total = sum((p - t) ** 2 for p, t in zip(prediction, target))\n"
        "    return total / len(target)\n"
    )
    before = nbformat.v4.new_code_cell('grader.check("q1")', id="too-early")
    student.cells.insert(student.cells.index(cells["q1-answer"]), before)

    shown = {
        cell.id: cell.outputs[0].data["text/plain"]
        for cell in execute.execute(student, "tiny.ipynb").cells
        if cell.id in ("too-early", "q1-check")
    }

    assert "💡 The half is missing." in shown["q1-check"]
    assert "run the answer cell first" in shown["too-early"] and "💡" not in shown["too-early"]


@pytest.mark.slow
def test_an_attempt_is_heard_to_its_end_at_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has as many times the solution's time as in a class: what is cut short names nothing."""
    spin = "end = time.process_time() + {}\n    while time.process_time() < end: pass\n    "
    slow = f"import time\n    {spin.format(0.2)}difference ="
    tiny = Tiny().replace("q1-answer", "difference =", slow).lab(tmp_path)
    with (tiny.folder / "assignment.toml").open("a") as settings:
        settings.write("\n[limits]\ncall_seconds = 1\n")
    path = tiny.attempts / "q1" / "wrong" / "half-missing.py"
    path.parent.mkdir(parents=True)
    path.write_text(NO_HALF.replace("return", f"import time\n    {spin.format(2)}return"))
    monkeypatch.chdir(tiny.root)
    with pytest.raises(SystemExit) as done:
        run(["build"])

    assert not done.value.code
    assert KNOWN == ideas.read(tiny.ideas)["q1"]["answers"]
