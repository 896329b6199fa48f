"""What the questions of a master must keep to: points, answer cells and test cases."""

from __future__ import annotations

import ast
import builtins
import inspect
import math
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from autograder.conventions import answer_id
from autograder.errors import MasterError
from autograder.portable import checks
from autograder.release import names
from autograder.release.structure import (
    Master,
    TestCell,
    answer_names,
    is_number,
    read_test,
)

HIDDEN_SHARE = 0.6
NAME = re.compile(r"[a-z][a-z0-9]*")
QUESTION_KEYS = {"name", "points"}
TEST_KEYS = {"points", "hidden", "topic", "failure_message", "success_message"}
STEP = 0.25
"""Points are multiples of this, so that they add up without rounding."""


def questions_are_set(master: Master) -> Iterator[MasterError]:
    counts = Counter(question.name for question in master.questions)
    for question in master.questions:
        try:
            settings = question.begin.config()
        except MasterError as error:
            yield error
            continue
        for key in sorted(set(settings) - QUESTION_KEYS):
            yield question.begin.error(f"unknown setting {key}", "Known ones: name, points.")
        name = str(settings.get("name", ""))
        if not name:
            yield question.begin.error("no name", "Write `name: q3`.")
        elif not NAME.fullmatch(name):
            wrong = f"{name} is no name for a question: its cells could have no legal id"
            yield question.begin.error(wrong, "Use small letters and digits, such as q3 or q3b.")
        elif counts[question.name] > 1:
            yield question.begin.error("a name that another question has too", "Rename one.")
        if wrong := _points(settings) or ("" if settings["points"] else "no points"):
            yield question.begin.error(wrong, f"Write `points:`, a multiple of {STEP}.")


def _points(settings: dict[str, Any]) -> str:
    """Return what is wrong with the points in some settings; empty for nothing."""
    value = settings.get("points")
    if value is None:
        return "no points"
    if not is_number(value) or not math.isfinite(value) or value < 0:
        return f"{value} are no points"
    return "" if value % STEP == 0 else f"{value} points are no multiple of {STEP}"


def answers_have_ids(master: Master) -> Iterator[MasterError]:
    for question in master.questions:
        wanted = answer_id(question.name)
        found = [cell for cell in master.cells if cell.id == wanted]
        inside = [cell for cell in question.code if cell.id == wanted]
        if len(found) != 1:
            yield question.begin.error(
                f"{len(found)} cells with the id {wanted}", "Give it to the one answer cell."
            )
        elif len(inside) != 1:
            wrong = "an answer cell that is no code between BEGIN and END SOLUTION"
            yield found[0].error(wrong, "Move it there.")


def test_cells_are_one_function(master: Master) -> Iterator[MasterError]:
    for cell in master.cells:
        if cell.block != "TESTS" or cell.boundary:
            continue
        if cell.kind != "code":
            yield cell.error("a cell between the tests that is no code", "Move it out.")
            continue
        try:
            test = read_test(cell)
        except MasterError as error:
            yield error
            continue
        spec = test.function.args
        if not test.function.name.startswith("test_") or test.function.decorator_list:
            yield cell.error("no plain function test_…", "Name it after what it claims.")
        if spec.vararg or spec.kwarg or spec.defaults or spec.kw_defaults:
            yield cell.error("an argument with a star or a default", "Name what it needs.")


def test_settings_are_known(master: Master) -> Iterator[MasterError]:
    for test in master.tests:
        for key in sorted(set(test.config) - TEST_KEYS, key=str):
            known = ", ".join(sorted(TEST_KEYS))
            yield test.cell.error(f"unknown setting {key}", f"Known ones: {known}.")
        if wrong := _points(test.config):
            yield test.cell.error(wrong, f"Write `points:`, a multiple of {STEP}.")
        if not isinstance(test.config.get("hidden", False), bool):
            yield test.cell.error("hidden is neither true nor false", "Write one of them.")
        yield from _messages(test)


def _messages(test: TestCell) -> Iterator[MasterError]:
    for key in ("topic", "failure_message", "success_message"):
        message = test.config.get(key, "")
        if message is None or message == "":
            continue
        if not isinstance(message, str):
            wrong = f"{key} is no text: YAML reads {message!r}"
            yield test.cell.error(wrong, "Put single quotes around it.")
        elif '"' in message or "\n" in message:
            wrong = f"a double quote or a line break in {key}"
            yield test.cell.error(wrong, "Write one line, with other quotes.")
        elif cut := re.search(rf"^{key}:\s*(?![\s\'\"]).*?(\s#.*)$", test.settings, re.MULTILINE):
            wrong = f'{key} ends before "{cut[1].strip()}", which YAML takes for a comment'
            yield test.cell.error(wrong, "Put single quotes around the whole text.")
    if test.hidden and not str(test.config.get("failure_message") or "").strip():
        remedy = "Write the sentence that a student whose answer fails should read."
        yield test.cell.error("a hidden case without failure_message", remedy)
    if test.hidden and not str(test.config.get("topic") or "").strip():
        remedy = "Write what it looks at, in a few words: students read it under a green check."
        yield test.cell.error("a hidden case without topic", remedy)


def points_add_up(master: Master) -> Iterator[MasterError]:
    for question in master.questions:
        total = sum(test.points for test in question.tests)
        hidden = sum(test.points for test in question.tests if test.hidden)
        if not question.whole:
            continue  # counted when its test cells can be read
        if total != question.points:
            yield question.begin.error(
                f"cases worth {total:g} in a question worth {question.points:g}",
                "Change the points of a case or of the question.",
            )
        elif hidden < HIDDEN_SHARE * total:
            yield question.begin.error(
                f"only {hidden:g} of {total:g} points on hidden cases",
                f"At least {HIDDEN_SHARE:.0%} must be hidden.",
            )
        if all(test.hidden for test in question.tests):
            yield question.begin.error("no public case", "Add one, worth 0 points if need be.")


def test_names_are_unique(master: Master) -> Iterator[MasterError]:
    counts = Counter(test.function.name for test in master.tests)
    for test in master.tests:
        if counts[test.function.name] > 1:
            wrong = f"a second test called {test.function.name}"
            yield test.cell.error(wrong, "Rename one: Otter would lose the other.")


def tests_know_their_names(master: Master) -> Iterator[MasterError]:
    allowed = {*names.defined(inspect.getsource(checks)), "np", "math", *dir(builtins)}
    private = set(names.defined(master.shared.reference))
    given_names = answer_names(master) | _setup_names(master)
    for source in master.given.values():
        given_names.update(names.defined(source))
    for test in master.tests:
        for argument in test.arguments:
            if argument not in given_names:
                yield test.cell.error(
                    f"it asks for {argument}, which nobody defines",
                    "Ask for a name of an answer cell or of the setup cell.",
                )
        for name in sorted(names.used(test.source) - allowed):
            if name not in private:
                remedy = "Take it as an argument, or use checks.py, np and math."
                yield test.cell.error(f"it uses {name}, which a test does not know", remedy)
            elif not test.hidden:
                remedy = "Students see public cases: write the value, or hide the case."
                yield test.cell.error(f"a public case uses {name} of reference.py", remedy)
        if any(isinstance(node, (ast.Import, ast.ImportFrom)) for node in ast.walk(test.function)):
            yield test.cell.error("an import in a test", "Use checks.py, np and math.")


def nothing_is_expected_after_a_call(master: Master) -> Iterator[MasterError]:
    """What a call may have changed must not reach what it is compared with."""
    theirs = answer_names(master)
    for test in master.tests:
        nodes = [node for node in ast.walk(test.function) if isinstance(node, ast.Call)]
        calls = [((node.lineno, node.col_offset), ast.unparse(node.func)) for node in nodes]
        asked = [place for place, name in calls if name in theirs]
        for place, name in calls:
            if name.startswith("expected_") and asked and place > min(asked):
                wrong = f"{name} is computed after a student's function was called"
                yield test.cell.error(wrong, "Compute it before the first call.")


def _setup_names(master: Master) -> set[str]:
    try:
        return set(names.defined(master.setup))
    except SyntaxError:
        return set()


RULES = (
    questions_are_set,
    answers_have_ids,
    test_cells_are_one_function,
    test_settings_are_known,
    points_add_up,
    test_names_are_unique,
    tests_know_their_names,
    nothing_is_expected_after_a_call,
)
