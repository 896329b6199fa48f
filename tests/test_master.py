"""The rules of a master notebook: each test breaks one, and its name says which."""

from __future__ import annotations

from pathlib import Path

import pytest
from tiny_master import COURSE, Tiny

from autograder.errors import MasterError
from autograder.release.master import check_master, problems, read_master

GIVE_WHOLE = (
    "a solution without markers, which students would get whole. "
    "Put # BEGIN SOLUTION NO PROMPT and # END SOLUTION around what is theirs to write."
)
ONE_FUNCTION = (
    "a test cell holds one test config and one function. "
    "Move everything else into the function, or into a cell of its own."
)
OUTSIDE = (
    "outside a code cell of a solution. Put the cell between BEGIN and END SOLUTION, or remove it."
)
KNOWN_SETTINGS = "init_cell, check_all_cell, export_cell, run_tests, tests, generate."


def test_the_tiny_master_keeps_every_rule() -> None:
    """So each test below breaks the one rule that it names."""

    assert [] == Tiny().problems()


# ------------------------------------------------------------------------------ the whole file


def test_an_output_is_reported() -> None:
    """Outputs are made by the build, and would differ with every save."""
    tiny = Tiny()
    tiny["figure"]["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "17"}]

    assert ["cell figure: outputs or an execution count. Run `lab tidy`."] == tiny.problems()


def test_an_execution_count_is_reported() -> None:
    """It would differ with every save."""
    tiny = Tiny()
    tiny["figure"]["execution_count"] = 3

    assert ["cell figure: outputs or an execution count. Run `lab tidy`."] == tiny.problems()


def test_metadata_of_an_editor_is_reported() -> None:
    """Each editor leaves its own, in the notebook and in cells."""
    tiny = Tiny()
    tiny.json["metadata"]["vscode"] = {}
    tiny["figure"]["metadata"] = {"collapsed": True}

    assert [
        "tiny.ipynb: an editor's metadata: vscode. Run `lab tidy`.",
        "cell figure: an editor's metadata: collapsed. Run `lab tidy`.",
    ] == tiny.problems()


def test_a_cell_without_id_is_reported() -> None:
    """A drawn id would change with every build."""
    tiny = Tiny()
    del tiny["q1-intro"]["id"]

    assert [
        "q1, cell number 5: no cell id. Give it a telling one, such as q3-hints."
    ] == tiny.problems()


def test_two_cells_with_one_id_are_reported() -> None:
    """An id names one cell."""
    tiny = Tiny()
    tiny["q1-intro"]["id"] = "title"

    assert [
        "cell title: an id that another cell has too. Rename one of them.",
        "q1, cell title: an id that another cell has too. Rename one of them.",
    ] == tiny.problems()


@pytest.mark.parametrize("cell_id", ["3f2a9c1e", "a1b2c3d4-e5f6-4a7b-8c9d-0e1f2a3b4c5d", "VSC_1"])
def test_an_id_that_an_editor_drew_is_reported(cell_id: str) -> None:
    """Error lines name cells, so an id has to tell something."""
    tiny = Tiny()
    tiny["q1-intro"]["id"] = cell_id

    assert [
        f"q1, cell {cell_id}: an id that tells nothing. Use words, such as q3-hints."
    ] == tiny.problems()


def test_an_id_that_the_build_gives_is_reported() -> None:
    """The build's cell and the master's would share it."""
    tiny = Tiny()
    tiny["q1-intro"]["id"] = "q1-check"

    assert [
        "q1, cell q1-check: an id that the build gives to a cell of its own. Rename it."
    ] == tiny.problems()


def test_a_missing_setup_cell_is_reported() -> None:
    """The build has to know where its own code goes."""

    assert [
        "tiny.ipynb: the first code cell is not the setup cell. "
        "Start with a code cell that has the id setup."
    ] == Tiny().remove("setup").problems()


def test_a_setup_cell_that_repeats_what_the_build_gives_is_reported() -> None:
    """The later definition would win unseen."""
    tiny = Tiny().replace("setup", "class_size = 17", "class_size = 17\ngrader = None")

    assert [
        "cell setup: grader is given to every notebook by the build. Remove it here."
    ] == tiny.problems()


# ------------------------------------------------------------------------------ blocks, settings


def test_a_block_without_its_end_is_reported() -> None:
    """The line names the cell that begins it."""

    assert [
        "q1, cell q1-tests-begin: BEGIN TESTS without an END TESTS. Add the cell that ends it."
    ] == Tiny().remove("q1-tests-end").problems()


def test_a_block_without_its_beginning_is_reported() -> None:
    """The line names the cell that ends it."""
    problems = Tiny().remove("q1-solution-begin").problems()

    assert (
        "q1, cell q1-solution-end: END SOLUTION without a BEGIN SOLUTION. "
        "Add the cell that begins it."
    ) == problems[0]


def test_a_question_inside_a_question_is_reported() -> None:
    """A forgotten end shows at the next beginning too."""

    assert [
        "q2, cell q2-begin: BEGIN QUESTION in the wrong place. "
        "Questions stand side by side; solution and tests stand side by side in a question.",
        "q1, cell q1-begin: BEGIN QUESTION without an END QUESTION. Add the cell that ends it.",
    ] == Tiny().remove("q1-end").problems()


@pytest.mark.parametrize("source", ["a note to myself", "# BEGIN PROMPT"])
def test_a_raw_cell_that_is_no_marker_is_reported(source: str) -> None:
    """A note, or a marker that is unknown here, would go out to students."""

    assert [
        "cell note: a raw cell that is no marker. Students would see it: remove it."
    ] == Tiny().insert("figure", "raw", "note", source).problems()


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [("generate: true", "generate: true\nseeed: 1", "seeed"), ("  files", "  file", "tests.file")],
)
def test_an_unknown_assignment_setting_is_reported(old: str, new: str, key: str) -> None:
    """A misspelt setting would do nothing, silently."""

    assert [
        f"cell assignment-config: unknown setting {key}. Known ones: {KNOWN_SETTINGS}"
    ] == Tiny().replace("assignment-config", old, new).problems()


def test_an_assignment_setting_with_another_value_is_reported() -> None:
    """The build relies on the values that it knows."""

    assert [
        "cell assignment-config: run_tests is not false. The build relies on it."
    ] == Tiny().replace("assignment-config", "run_tests: false", "run_tests: true").problems()


def test_an_unknown_question_setting_is_reported() -> None:
    """A misspelt setting would do nothing, silently."""

    assert [
        "q1, cell q1-begin: unknown setting manuel. Known ones: name, points."
    ] == Tiny().replace("q1-begin", "points: 2", "points: 2\nmanuel: true").problems()


def test_an_unknown_test_setting_is_reported() -> None:
    """A misspelt `hidden` would show the case to everybody."""
    problems = Tiny().replace("q2-test-half", "hidden", "hiden").problems()

    assert (
        "q2, cell q2-test-half: unknown setting hiden. "
        "Known ones: failure_message, hidden, points, success_message, topic."
    ) == problems[0]


def test_settings_that_are_not_yaml_are_reported() -> None:
    """A colon in a sentence is the usual reason, and the line says so."""

    assert [
        "q2, cell q2-test-half: settings that cannot be read: "
        '"failure_message: Hint: read the cost once more.". '
        "Put single quotes around the whole text: it holds a quote or a colon."
    ] == Tiny().replace("q2-test-half", "Read the", "Hint: read the").problems()


# ------------------------------------------------------------------------------ markers


def test_a_marker_outside_a_solution_is_reported() -> None:
    """Only the cells of a solution are cut."""
    tiny = Tiny().replace("figure", "print(class_size)", "print(class_size)  # SOLUTION")

    assert [f'cell figure: "# SOLUTION" {OUTSIDE}'] == tiny.problems()


def test_a_marker_in_a_markdown_cell_is_reported() -> None:
    """Markers work in code alone."""
    tiny = Tiny().replace("q1-intro", "Write the cost.", "# BEGIN SOLUTION")

    assert [f'q1, cell q1-intro: "# BEGIN SOLUTION" {OUTSIDE}'] == tiny.problems()


def test_a_block_marker_in_a_code_cell_is_reported() -> None:
    """Blocks begin and end in raw cells."""
    tiny = Tiny().replace("figure", "print(class_size)", "# BEGIN QUESTION")

    assert [f'cell figure: "# BEGIN QUESTION" {OUTSIDE}'] == tiny.problems()


def test_a_marker_in_a_string_is_none() -> None:
    """Code of a given cell may print whatever it wants."""
    tiny = Tiny().replace("figure", "print(class_size)", 'print("# SOLUTION")')

    assert [] == tiny.problems()


def test_a_string_of_an_answer_cell_that_otter_takes_for_a_marker_is_reported() -> None:
    """Otter looks at lines, and takes a text for a comment."""
    tiny = Tiny().replace("q1-answer", '"""Return half', '"""Return # SOLUTION half')

    assert [
        'q1, cell q1-answer: """"Return # SOLUTION half the mean squared error.""""'
        " is no comment, but a marker to Otter. Word it differently."
    ] == tiny.problems()


def test_a_misspelt_marker_is_reported() -> None:
    """A marker that is not exact works on nothing."""
    problems = Tiny().replace("q1-answer", "# END SOLUTION", "# End solution").problems()

    assert (
        'q1, cell q1-answer: misspelt marker "# End solution". '
        "Write it as the other answer cells do."
    ) == problems[0]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "    # END SOLUTION\n",
            "",
            "BEGIN SOLUTION without an END SOLUTION. Add the line that ends it.",
        ),
        (
            "    # BEGIN SOLUTION NO PROMPT\n",
            "",
            "END SOLUTION without a BEGIN SOLUTION. Add the line that begins it.",
        ),
        (
            "    difference",
            "    # BEGIN SOLUTION\n    difference",
            "BEGIN SOLUTION inside another one. Add the END SOLUTION of the first.",
        ),
        (
            " # END PROMPT",
            "",
            "BEGIN PROMPT without an END PROMPT. Add the line that ends it.",
        ),
        (
            "    # END SOLUTION",
            "    pass  # END SOLUTION",
            "code before END SOLUTION. Give the marker a line of its own.",
        ),
    ],
)
def test_unbalanced_markers_are_reported(old: str, new: str, expected: str) -> None:
    """Half a pair would hide too much or too little."""

    assert [f"q1, cell q1-answer: {expected}"] == Tiny().replace("q1-answer", old, new).problems()


def test_an_answer_that_students_would_get_whole_is_reported() -> None:
    """An answer cell has to hold something to write."""
    tiny = Tiny()
    tiny["q2-answer"]["source"] = 'answers = {"half": "b"}'

    assert [f"q2, cell q2-answer: {GIVE_WHOLE}"] == tiny.problems()


def test_a_stub_that_is_not_python_is_reported() -> None:
    """Students start from a cell that runs."""
    tiny = Tiny().replace("q2-answer", '{"half": None}', "")

    assert [
        "q2, cell q2-answer: what students get of it is not Python: invalid syntax, line 1. "
        "Mend the code, or move the markers."
    ] == tiny.problems()


def test_a_magic_of_ipython_is_python_enough() -> None:
    """Notebooks have lines with % and !."""
    tiny = Tiny().replace("figure", "print(class_size)", "%matplotlib inline\n!nvidia-smi")

    assert [] == tiny.problems()


# ------------------------------------------------------------------------------ questions


def test_two_questions_with_one_name_are_reported() -> None:
    """Both are named, as nobody knows which is the right one."""
    problems = Tiny().replace("q2-begin", "q2", "q1").problems()

    assert [
        "q1, cell q1-begin: a name that another question has too. Rename one.",
        "q1, cell q2-begin: a name that another question has too. Rename one.",
    ] == problems[:2]


def test_a_question_without_an_answer_cell_is_reported() -> None:
    """The grader finds answers by this id."""
    tiny = Tiny()
    tiny["q1-answer"]["id"] = "q1-code"

    assert [
        "q1, cell q1-begin: 0 cells with the id q1-answer. Give it to the one answer cell."
    ] == tiny.problems()


def test_a_question_with_two_answer_cells_is_reported() -> None:
    """The grader would not know which one counts."""
    tiny = Tiny()
    tiny["q1-intro"]["id"] = "q1-answer"

    assert (
        "q1, cell q1-begin: 2 cells with the id q1-answer. Give it to the one answer cell."
    ) == tiny.problems()[-1]


def test_a_case_without_points_is_reported() -> None:
    """Every case says what it is worth."""

    assert [
        "q2, cell q2-test-there: no points. Write `points:`, a multiple of 0.25."
    ] == Tiny().replace("q2-test-there", "points: 0", "hidden: false").problems()


def test_points_that_do_not_add_up_are_reported() -> None:
    """What a student reads in the notebook is what there is to earn."""

    assert [
        "q1, cell q1-begin: cases worth 2 in a question worth 3. "
        "Change the points of a case or of the question."
    ] == Tiny().replace("q1-begin", "points: 2", "points: 3").problems()


def test_a_question_with_too_few_hidden_points_is_reported() -> None:
    """Code made to fit the public cases must not earn most of it."""
    tiny = Tiny().replace("q1-test-many", "1.5", "0.5").replace("q1-begin", "2", "1")

    assert [
        "q1, cell q1-begin: only 0.5 of 1 points on hidden cases. At least 60% must be hidden."
    ] == tiny.problems()


def test_a_question_without_a_public_case_is_reported() -> None:
    """Students have something to check their answer with."""

    assert [
        "q2, cell q2-begin: no public case. Add one, worth 0 points if need be."
    ] == Tiny().remove("q2-test-there").problems()


# ------------------------------------------------------------------------------ test cases


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("def test", "margin = 1\ndef test"),
        ("def test_the_cost_of_many_points(cost):", "if True:"),
        ('""" # BEGIN TEST CONFIG', '"""'),
    ],
)
def test_a_test_cell_that_is_not_one_config_and_one_function_is_reported(
    old: str, new: str
) -> None:
    """A test file is made of such cells, one after the other."""

    assert [f"q1, cell q1-test-many: {ONE_FUNCTION}"] == Tiny().replace(
        "q1-test-many", old, new
    ).problems()


def test_a_text_between_the_tests_is_reported() -> None:
    """A block of tests holds code alone."""

    assert [
        "q1, cell note: a cell between the tests that is no code. Move it out."
    ] == Tiny().insert("q1-tests-end", "markdown", "note", "hello").problems()


def test_two_test_functions_with_one_name_are_reported() -> None:
    """Points are kept by name, over all questions."""
    name = "test_the_cost_of_many_points"
    wrong = f"a second test called {name}. Rename one: Otter would lose the other."

    assert [
        f"q1, cell q1-test-many: {wrong}",
        f"q2, cell q2-test-half: {wrong}",
    ] == Tiny().replace("q2-test-half", "test_half_of_it", name).problems()


@pytest.mark.parametrize("message", ['Read the "cost".', r'"Read the\ncost."'])
def test_a_message_that_would_break_otters_file_is_reported(message: str) -> None:
    """Otter writes it between double quotes, as it is."""

    assert [
        "q2, cell q2-test-half: a double quote or a line break in failure_message. "
        "Write one line, with other quotes."
    ] == Tiny().replace("q2-test-half", "Read the cost once more.", message).problems()


def test_a_hidden_case_without_failure_message_is_reported() -> None:
    """It is all that a student reads of a hidden case."""
    tiny = Tiny().replace("q2-test-half", "failure_message: Read the cost once more.\n", "")

    assert [
        "q2, cell q2-test-half: a hidden case without failure_message. "
        "Write the sentence that a student whose answer fails should read."
    ] == tiny.problems()


def test_a_test_that_uses_an_unknown_name_is_reported() -> None:
    """A test knows the checks, the reference and its arguments."""

    assert [
        "q1, cell q1-test-many: it uses tf, which a test does not know. "
        "Take it as an argument, or use checks.py, np and math."
    ] == Tiny().replace("q1-test-many", "np.zeros", "tf.zeros").problems()


def test_a_test_that_imports_is_reported() -> None:
    """A test uses what every test has, and nothing more."""
    tiny = Tiny().replace("q1-test-many", "    prediction,", "    import keras\n    prediction,")

    assert [
        "q1, cell q1-test-many: an import in a test. Use checks.py, np and math."
    ] == tiny.problems()


def test_a_public_case_that_uses_the_reference_is_reported() -> None:
    """The reference solves the question."""
    reference = "expected_half_mse([1.0, 3.0], [0.0, 1.0])"

    assert [
        "q1, cell q1-test-by-hand: a public case uses expected_half_mse of reference.py. "
        "Students see public cases: write the value, or hide the case."
    ] == [
        problem
        for problem in Tiny().replace("q1-test-by-hand", "1.25", reference).problems()
        if "reference.py" in problem
    ]


def test_an_argument_that_nobody_defines_is_reported() -> None:
    """Every submission would fail the case."""

    assert [
        "q1, cell q1-test-many: it asks for costs, which nobody defines. "
        "Ask for a name of an answer cell or of the setup cell."
    ] == Tiny().replace("q1-test-many", "(cost):", "(cost, costs):").problems()


def test_a_case_may_ask_for_answers_and_for_helpers_of_both_setups() -> None:
    """The lab's own, and those that the build gives."""
    arguments = "(cost, answers, class_size, saved_training):"

    assert [] == Tiny().replace("q1-test-many", "(cost):", arguments).problems()


# ------------------------------------------------------------------------------ files


def test_check_master_raises_the_first_problem_and_notes_the_others(tmp_path: Path) -> None:
    """One line is the error, and nothing is left unsaid."""
    tiny = Tiny().remove("q2-test-there").replace("q1-begin", "points: 2", "points: 3")
    path = tiny.lab(tmp_path).master

    with pytest.raises(MasterError, match="cases worth 2 in a question worth 3") as caught:
        check_master(path, COURSE.shared)

    assert [
        "tiny.ipynb, q2, cell q2-begin: no public case. Add one, worth 0 points if need be."
    ] == caught.value.__notes__


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"nbformat": 3, "cells": []}', "\udcff"])
def test_a_file_that_is_no_notebook_is_one_line(tmp_path: Path, text: str) -> None:
    """Whatever stands in it."""
    path = tmp_path / "tiny.ipynb"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))

    with pytest.raises(MasterError, match=r"^tiny\.ipynb: not a notebook"):
        read_master(path, COURSE.shared)


def test_a_missing_master_is_one_line(tmp_path: Path) -> None:
    """The line says what to do."""

    with pytest.raises(MasterError, match=r"no such master notebook\. Write it, or restore it\.$"):
        read_master(tmp_path / "tiny.ipynb", COURSE.shared)


def test_reading_reports_nothing_twice(tmp_path: Path) -> None:
    """What was read is checked once."""
    master = read_master(Tiny().lab(tmp_path).master, COURSE.shared)

    assert [] == problems(master)


# ------------------------------------------------------------------------------ what is given out

LONG = """def cost(prediction, target):
    \"\"\"Return half the mean squared error.\"\"\"
    p = np.asarray(prediction)
    t = np.asarray(target)
    squares = (p - t)**2
    # BEGIN SOLUTION NO PROMPT
    return np.mean(squares) / 2
    # END SOLUTION
    \"\"\" # BEGIN PROMPT
    raise NotImplementedError("q1: write cost")
    \"\"\" # END PROMPT"""


def test_markers_that_are_too_low_are_reported() -> None:
    """All of a function but its return is no question."""
    tiny = Tiny()
    tiny["q1-answer"]["source"] = LONG

    assert [
        "q1, cell q1-answer: students get 3 of the 4 lines of cost. "
        "Move # BEGIN SOLUTION up, or what is given out."
    ] == tiny.problems()


def test_a_line_that_is_given_to_begin_with_is_fine() -> None:
    """Most of it is still to be written."""
    tiny = Tiny()
    moved = LONG.replace("    # BEGIN SOLUTION NO PROMPT\n", "")
    first = "    p = np.asarray(prediction)\n"
    tiny["q1-answer"]["source"] = moved.replace(first, f"{first}    # BEGIN SOLUTION NO PROMPT\n")

    assert [] == tiny.problems()
