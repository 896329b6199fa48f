"""A submission becomes a grade, whatever its code does."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

import pytest
from conftest import DOUBLE, DOUBLE_STUB, TRIPLE, TRIPLE_STUB, submission, tiny_exam

from autograder.grading.budget import MOST, TRIED
from autograder.grading.elsewhere import Elsewhere
from autograder.grading.exam import Exam
from autograder.grading.sitting import Sitting
from autograder.grading.submission import grade
from autograder.model import Grade, Limits, Outcome, Status
from autograder.sandbox.child import Child, ChildLost
from autograder.sandbox.pool import Pool
from autograder.sandbox.warm import Zygote

pytestmark = pytest.mark.slow
Graded = Callable[..., Grade]
KILLED = "import os\nos.kill(os.getpid(), 9)"
DEAF = "import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nwhile True: pass"


def scores(grade: Grade) -> list[float]:
    return [result.score for result in grade.questions.values()]


def outcomes(grade: Grade) -> list[Outcome]:
    return [result.outcome for result in grade.questions.values()]


def test_right_answers_earn_all(graded: Graded) -> None:
    """The points of the manifest, each case its own."""

    grade = graded(DOUBLE, TRIPLE)

    assert ([2, 1], Status.GRADED) == (scores(grade), grade.status)
    assert [Outcome.PASSED, Outcome.PASSED] == outcomes(grade)


def test_untouched_stubs_are_blank_not_wrong(graded: Graded) -> None:
    """An untouched notebook earns nothing and says so kindly."""

    grade = graded(DOUBLE_STUB, TRIPLE_STUB + "\n\n# a note")

    assert ([0, 0], [Outcome.BLANK, Outcome.BLANK]) == (scores(grade), outcomes(grade))


def test_partial_work_earns_partial_points(graded: Graded) -> None:
    """Points are on cases."""

    grade = graded("def double(x):\n    return x ** 2", TRIPLE)

    assert ([0.5, 1], Outcome.PARTIAL) == (scores(grade), outcomes(grade)[0])


def test_the_last_definition_that_ran_counts(graded: Graded) -> None:
    """As in any notebook."""

    assert [2, 1] == scores(graded(DOUBLE_STUB, TRIPLE, "def double(x): return 0", DOUBLE))


def test_what_a_cell_defined_before_it_raised_still_counts(graded: Graded) -> None:
    """A broken last line does not take the answer away."""

    assert [2, 1] == scores(graded(DOUBLE + "\n1 / 0", TRIPLE))


def test_a_cell_that_cannot_be_parsed_is_said_to_be_the_reason(graded: Graded) -> None:
    """The error of the answer cell is the feedback."""

    result = graded("def double(x:\n    return 2 * x", TRIPLE).questions["q1"]

    assert (0, Outcome.ERRORED) == (result.score, result.outcome)
    assert "SyntaxError" in result.feedback


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("while True: pass", Status.TIMED_OUT),
        ("import os; os._exit(1)", Status.CRASHED),
        ("import ctypes; ctypes.string_at(0)", Status.CRASHED),
        ("[bytearray(50_000_000) for _ in range(40)]", Status.OUT_OF_MEMORY),
    ],
)
def test_a_function_that_takes_the_process_down_costs_its_question_only(
    graded: Graded, body: str, status: Status
) -> None:
    """The other questions are graded in a fresh child."""

    grade = graded(f"def double(x):\n    {body}", TRIPLE)

    assert ([0, 1], status) == (scores(grade), grade.status)


@pytest.mark.parametrize(
    ("cell", "status"),
    [
        ("import os; os._exit(1)", Status.CRASHED),
        ("x = [bytearray(50_000_000) for _ in range(40)]", Status.OUT_OF_MEMORY),
    ],
)
def test_a_cell_that_takes_the_process_down_costs_only_what_it_defines(
    graded: Graded, cell: str, status: Status
) -> None:
    """The cells are run again in a fresh child, without that one."""

    grade = graded(TRIPLE, f"{cell}\n{DOUBLE}")

    assert ([0, 1], status) == (scores(grade), grade.status)
    assert Outcome.ERRORED == grade.questions["q1"].outcome


def test_one_deadly_cell_takes_nothing_of_the_others(graded: Graded) -> None:
    """What stands above it and below it is there, definitions or not."""
    made = "def make(factor):\n    return lambda x: factor * x"

    grade = graded(made, "double = make(2)", KILLED, "triple = make(3)", "print(triple(1))", KILLED)

    assert ([2, 1], Status.GRADED) == (scores(grade), grade.status)
    assert tuple(f"cell {cell}: the process was killed" for cell in (3, 6)) == grade.notes


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> list[Child]:
    """All children that submissions got of a pool."""
    children, take = [], Pool.take

    def noted(pool: Pool) -> Child:
        children.append(take(pool))
        return children[-1]

    monkeypatch.setattr(Pool, "take", noted)
    return children


def test_a_notebook_of_deadly_cells_takes_few_children(graded: Graded, taken: list[Child]) -> None:
    """After a few of them those below only define, which keeps the answers and is noted."""

    grade = graded(*[KILLED] * 9, DOUBLE, TRIPLE)

    assert ([2, 1], TRIED + 1) == (scores(grade), len(taken))
    assert (
        *(f"cell {cell}: the process was killed" for cell in range(1, TRIED + 1)),
        f"cell {TRIED + 1} and those below it: only what is defined was taken, "
        f"since {TRIED} cells above ended their process",
    ) == grade.notes


def test_a_deadly_cell_is_found_out_once(graded: Graded, taken: list[Child]) -> None:
    """Another look at the answer, as it stood at its check, does not meet it again."""
    helped = "def twice(x):\n    return 2 * x\ndef double(x):\n    return twice(x)"

    grade = graded(KILLED, helped, TRIPLE, "twice = None")

    assert ([2, 1], 2 + 1) == (scores(grade), len(taken))


def test_an_answer_that_was_left_out_is_said_to_be(graded: Graded) -> None:
    """Whoever loses points by the cells above reads so."""

    grade = graded("make = lambda: lambda x: 2 * x", *[KILLED] * TRIED, "double = make()", TRIPLE)

    assert [0, 1] == scores(grade)
    assert (
        "The cell of `double` was not run to its end: only what is defined was taken, "
        f"since {TRIED} cells above ended their process"
    ) == grade.questions["q1"].feedback


def test_cells_that_are_deaf_have_one_time_in_all_children(zygote: Zygote) -> None:
    """Each takes a child down, and two seconds at least; then the others only define."""
    exam, limits = tiny_exam(), Limits(cell_seconds=1, call_seconds=2, total_seconds=1)
    with Pool(zygote, exam.bundle.setup, limits) as pool:
        sitting = Sitting(exam, submission(*[DEAF] * 9), pool, Elsewhere(pool, "", {}))
        with suppress(ChildLost):
            sitting.seat(1)
        sitting.close()

    assert 1 <= len(sitting.deadly) <= MOST * limits.total_seconds / 2 < TRIED


def test_a_stop_that_costs_nothing_is_a_note(graded: Graded) -> None:
    """Who ends the runtime below the last answer is graded like others."""

    grade = graded(DOUBLE, TRIPLE, "import os\nos._exit(0)")

    assert ([2, 1], Status.GRADED) == (scores(grade), grade.status)
    assert ("cell 3: the process ended itself",) == grade.notes


def test_all_cells_together_sleep_no_longer_than_one_may(graded: Graded) -> None:
    """The lines that sleep when the time is up are interrupted, and cost nothing."""

    grade = graded(*["import time\ntime.sleep(4)"] * 3, DOUBLE, TRIPLE)

    assert [2, 1] == scores(grade)
    assert [
        f"cell {cell}, line 2, `time.sleep(4)`: Stopped: it took too long" for cell in (2, 3)
    ] == list(grade.notes)


def test_an_endless_line_of_a_cell_costs_itself(graded: Graded) -> None:
    """What stands below it is there, and staff read which line it was."""

    grade = graded(f"while True: pass\n{DOUBLE}", TRIPLE)

    assert ([2, 1], Status.GRADED) == (scores(grade), grade.status)
    assert ("cell 1, line 1, `while True: pass`: Stopped: it took too long",) == grade.notes


def test_all_public_cases_are_asked_before_the_first_hidden_one(zygote: Zygote) -> None:
    """What a public case shows was said in a process that no hidden input had entered."""
    exam = tiny_exam()
    manifest = replace(exam.bundle.manifest, questions=exam.questions[::-1])
    hidden_first = Exam.load(replace(exam.bundle, manifest=manifest))
    tells = "seen = []\ndef triple(x):\n    seen.append(x)\n    return 3 * x"
    asked = f"{tells}\ndef double(x):\n    raise ValueError(f'seen {{seen}}')"
    with Pool(zygote, exam.bundle.setup, Limits()) as pool:
        result = grade(submission(asked), hidden_first, pool)

    assert [1, 0] == scores(result)
    assert "seen []" in result.questions["q1"].feedback


def test_a_crash_is_noted_once(graded: Graded) -> None:
    """The next child leaves the cell out."""
    notes = graded("import os\nos._exit(1)", DOUBLE, TRIPLE).notes

    assert 1 == sum(note.startswith("cell 1:") for note in notes)


def test_points_earned_before_a_crash_are_kept(graded: Graded) -> None:
    """The public case passed before the hidden one hung."""

    grade = graded("def double(x):\n    while x < 0: pass\n    return 2 * x", TRIPLE)

    assert [0.5, 1] == scores(grade)


def test_messages_of_several_cases_are_sentences_one_after_the_other(graded: Graded) -> None:
    """A student reads them as one text."""

    feedback = graded("def double(x):\n    return 7", TRIPLE).questions["q1"].feedback

    assert "double(2) should be 4. Try a negative number." == feedback


def test_feedback_never_quotes_a_hidden_case(graded: Graded) -> None:
    """Not even when the student's code puts the hidden input into its error and class names."""
    sly = """
def double(x):
    if x == 2:
        return 4
    kind = type(f"Got_{abs(x)}", (Exception,), {})
    raise kind(f"the input was {x}")
"""

    grade = graded(sly, TRIPLE)

    assert "31337" not in repr(grade)
    assert "Try a negative number. It raised an exception." == grade.questions["q1"].feedback


def test_a_class_named_after_a_hidden_input_is_not_repeated(graded: Graded) -> None:
    """The type of what was returned is a student's text too."""

    grade = graded("def double(x):\n    return type(f'Got_{abs(x)}', (), {})()", TRIPLE)

    assert "31337" not in repr(grade)


@pytest.mark.parametrize(
    "attack",
    [
        "class Equal:\n    __eq__ = lambda s, o: True\ndef double(x): return Equal()",
        "class N(int):\n    __eq__ = lambda s, o: True\ndef double(x): return N(0)",
        "import numpy as np\nclass A(np.ndarray):\n    def __eq__(s, o): return True\n"
        "def double(x): return np.zeros(()).view(A)",
        "import inspect\ndef double(x):\n    for f in inspect.stack():\n"
        "        f.frame.f_globals['score'] = 999\n    return 0",
        "import gc\ndef double(x):\n    for o in gc.get_objects():\n"
        "        if type(o).__name__ == 'Worker': o.answer = lambda r: {'value': -62674}\n"
        "    return 0",
    ],
)
def test_an_object_that_claims_to_be_right_earns_nothing_more(graded: Graded, attack: str) -> None:
    """Comparisons happen here, on plain values: at most the case whose value was named passes."""

    grade = graded(attack, TRIPLE)

    assert grade.questions["q1"].score <= 1.5 and grade.questions["q1"].score in (0, 1.5)


def test_redefining_given_helpers_and_cells_called_setup_change_nothing(graded: Graded) -> None:
    """The grader runs its own copy of the setup cell."""

    assert [2, 1] == scores(graded("#@title Setup\n1 / 0", "helper = None", DOUBLE, TRIPLE))
