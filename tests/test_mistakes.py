"""What authors get wrong, a line each: the edit, and the words that tell them.

None passes silently but the harmless ones, none needs the source to be understood.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tiny_master import COST, TOML, Tiny

from autograder.course import Course
from autograder.errors import LabError
from autograder.release import build
from autograder.verify import attempts
from autograder.workshop.releases import tidy

Edit = Callable[[Tiny, Path], object]

HALVED = (
    "# earns: 0\n# says: The half is missing.\ndef cost(p, t):\n    return np.mean((p - t) ** 2)\n"
)
RIGHT = "# kind: with a sum\ndef cost(p, t):\n    return sum((p - t) ** 2) / 2 / len(p)\n"
SOLUTION = "\n".join(COST.split("\n")[3:5])
BY_HAND, MANY, HALF, THERE = "q1-test-by-hand", "q1-test-many", "q2-test-half", "q2-test-there"
SAYS = "failure_message: Read the cost once more."


# ------------------------------------------------------------------------------ kinds of edits


def sub(cell: str, old: str, new: str) -> Edit:
    return lambda tiny, root: tiny.replace(cell, old, new)


def drop(cell: str) -> Edit:
    return lambda tiny, root: tiny.remove(cell)


def add(before: str, kind: str, source: str, name: str = "added") -> Edit:
    return lambda tiny, root: tiny.insert(before, kind, name, source)


def put(cell: str, **what: Any) -> Edit:
    return lambda tiny, root: tiny[cell].update(what)


def top(**what: Any) -> Edit:
    return lambda tiny, root: tiny.json.update(what)


def file(name: str, text: str) -> Edit:
    """Write a file of the course."""

    def write(tiny: Tiny, root: Path) -> None:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)

    return write


def toml(old: str, new: str) -> Edit:
    assert old in TOML
    return file("assignments/tiny/assignment.toml", TOML.replace(old, new))


def attempt(name: str, text: str) -> Edit:
    return file(f"assignments/tiny/attempts/{name}", text)


def message(text: str) -> Edit:
    return sub(HALF, SAYS, f"failure_message: {text}")


def without_ids(tiny: Tiny, root: Path) -> None:
    for cell in tiny.json["cells"]:
        del cell["id"]


MISTAKES: list[tuple[Edit, str]] = [
    # the config cell
    (drop("assignment-config"), "0 cells # ASSIGNMENT CONFIG, or not the first cell"),
    (sub("assignment-config", "init_cell", "init_cel"), "unknown setting init_cel"),
    (sub("assignment-config", "init_cell: false", "init_cell: true"), "init_cell is not false"),
    (sub("assignment-config", "ok_format: false", "ok_format: true"), "tests is not"),
    (sub("assignment-config", "generate: true", "generate true"), '"generate true"'),
    (sub("assignment-config", "  files: true", "\tfiles: true"), "in place of the tab"),
    (
        sub("assignment-config", "# ASSIGNMENT CONFIG", "# ASSIGNMENT"),
        "0 cells # ASSIGNMENT CONFIG",
    ),
    (add("figure", "raw", "# ASSIGNMENT CONFIG"), "2 cells # ASSIGNMENT CONFIG"),
    (add("assignment-config", "markdown", "# Hello"), "or not the first cell"),
    (sub("assignment-config", "  files: true\n", ""), "tests is not"),
    # the setup cell
    (drop("setup"), "the first code cell is not the setup cell"),
    (add("setup", "code", "print(1)"), "the first code cell is not the setup cell"),
    (sub("setup", "#@title", "# title"), "no title in the first line"),
    (sub("setup", "class_size = 17", "class_size = "), "the cell is not Python"),
    (sub("setup", "class_size = 17", "grader = 17"), "grader is given to every notebook"),
    (sub("setup", "class_size = 17", "needs = 17"), "needs is given to every notebook"),
    (sub("setup", "class_size = 17", "x = 1  # SOLUTION"), 'SOLUTION" outside a code cell'),
    # blocks
    (drop("q1-begin"), "END QUESTION without a BEGIN QUESTION"),
    (drop("q1-end"), "BEGIN QUESTION without an END QUESTION"),
    (drop("q1-solution-begin"), "END SOLUTION without a BEGIN SOLUTION"),
    (drop("q1-solution-end"), "BEGIN SOLUTION without an END SOLUTION"),
    (drop("q1-tests-begin"), "END TESTS without a BEGIN TESTS"),
    (drop("q1-tests-end"), "BEGIN TESTS without an END TESTS"),
    (sub("q1-begin", "# BEGIN QUESTION", "# BEGIN QUESTIONS"), "a raw cell that is no marker"),
    (sub("q1-tests-begin", "# BEGIN TESTS", "#BEGIN TESTS"), "a raw cell that is no marker"),
    (sub("q1-tests-begin", "BEGIN TESTS", "begin tests"), "a raw cell that is no marker"),
    (put("q1-tests-begin", cell_type="markdown"), "END TESTS without a BEGIN TESTS"),
    (add("q1-solution-begin", "raw", "# BEGIN TESTS"), "in the wrong place"),
    (add("q1-intro", "raw", "# BEGIN QUESTION\nname: q7"), "BEGIN QUESTION in the wrong place"),
    (add("figure", "raw", "A note to myself"), "a raw cell that is no marker"),
    (add("figure", "raw", "# BEGIN SOLUTION"), "BEGIN SOLUTION in the wrong place"),
    (add("figure", "markdown", "```otter\nx\n```"), "a marker in a markdown cell"),
    # the settings of a question
    (sub("q1-begin", "name: q1\n", ""), "no name"),
    (sub("q1-begin", "name: q1", "name: q1_1"), "q1_1 is no name for a question"),
    (sub("q1-begin", "name: q1", "name: Q1"), "Q1 is no name for a question"),
    (sub("q1-begin", "name: q1", "name: part one"), "part one is no name for a question"),
    (sub("q1-begin", "name: q1", "name: q2"), "a name that another question has too"),
    (sub("q1-begin", "name: q1", "name: q3"), "0 cells with the id q3-answer"),
    (sub("q1-begin", "\npoints: 2", ""), "no points"),
    (sub("q1-begin", "points: 2", "points: 0"), "no points"),
    (sub("q1-begin", "points: 2", "points: 2.1"), "2.1 points are no multiple of 0.25"),
    (sub("q1-begin", "points: 2", "points: two"), "two are no points"),
    (sub("q1-begin", "points: 2", "points: -2"), "-2 are no points"),
    (sub("q1-begin", "points: 2", "points: 3"), "cases worth 2 in a question worth 3"),
    (sub("q1-begin", "points: 2", "points 2"), "that cannot be read"),
    (sub("q1-begin", "points: 2", "points:\t2 :"), "that cannot be read"),
    (sub("q1-begin", "points: 2", "points: 2\nmanual: true"), "unknown setting manual"),
    (sub("q1-begin", "name: q1\npoints: 2", "q1"), "settings that are no mapping"),
    # the answer cell
    (put("q1-answer", id="my-answer"), "0 cells with the id q1-answer"),
    (put("q1-answer", cell_type="markdown"), "no code between BEGIN and END SOLUTION"),
    (sub("q1-answer", "    # BEGIN SOLUTION NO PROMPT\n", ""), "END SOLUTION without a BEGIN"),
    (sub("q1-answer", "    # END SOLUTION\n", ""), "BEGIN SOLUTION without an END SOLUTION"),
    (sub("q1-answer", "# BEGIN SOLUTION", "# BEGIN SOLUTON"), "END SOLUTION without a BEGIN"),
    (sub("q1-answer", "# END SOLUTION", "# End solution"), 'misspelt marker "# End solution"'),
    (sub("q1-answer", "# END SOLUTION", "#END SOLUTION"), 'misspelt marker "#END SOLUTION"'),
    (sub("q1-answer", "# END SOLUTION", "## END SOLUTION"), "misspelt marker"),
    (sub("q1-answer", "# END SOLUTION", "pass  # END SOLUTION"), "code before END SOLUTION"),
    (sub("q1-answer", '    """ # END PROMPT', '    """'), "BEGIN PROMPT without an END PROMPT"),
    (sub("q1-answer", '""" # BEGIN PROMPT\n', '"""\n'), "END PROMPT without a BEGIN PROMPT"),
    (put("q1-answer", source="def cost(p, t):\n    return 1"), "a solution without markers"),
    (sub("q1-answer", "return np.mean(", "return np.mean(("), "is not Python"),
    (sub("q1-answer", "    raise Not", "  raise Not"), "what students get of it is not Python"),
    (sub("q1-answer", '"q1: write cost"', '"# SOLUTION"'), "is no comment, but a marker to Otter"),
    (add("figure", "markdown", "# BEGIN SOLUTION"), "outside a code cell of a solution"),
    (add("figure", "code", "x = 1  # SOLUTION"), "outside a code cell of a solution"),
    # cases
    (sub(BY_HAND, '""" # BEGIN TEST CONFIG', '"""'), "one test config and one function"),
    (sub(BY_HAND, '""" # END TEST CONFIG', '"""'), "one test config and one function"),
    (sub(BY_HAND, "def test_", "x = 1\ndef test_"), "one test config and one function"),
    (sub(BY_HAND, "def test_", "async def test_"), "one test config and one function"),
    (sub(BY_HAND, "def test_the", "def the"), "no plain function test_"),
    (sub(BY_HAND, "def test_", "@skip\ndef test_"), "no plain function test_"),
    (sub(BY_HAND, "(cost):", "(*cost):"), "an argument with a star or a default"),
    (sub(BY_HAND, "(cost):", "(cost=None):"), "an argument with a star or a default"),
    (sub(BY_HAND, "(cost):", "(cots):"), "it asks for cots, which nobody defines"),
    (sub(BY_HAND, "1.25", "answer"), "it uses answer, which a test does not know"),
    (sub(BY_HAND, "1.25", "class_size"), "it uses class_size, which a test does not know"),
    (sub(BY_HAND, "1.25", "expected_half_mse([1], [0])"), "uses expected_half_mse of reference.py"),
    (sub(BY_HAND, "    expect(", "    import os\n    expect("), "an import in a test"),
    (sub(BY_HAND, "1.25", "1.25("), "not Python"),
    (sub(HALF, "test_half_of_it", "test_the_cost_of_many_points"), "a second test called"),
    (put(BY_HAND, cell_type="markdown"), "a cell between the tests that is no code"),
    (sub(BY_HAND, "points: 0.5\n", ""), "no points"),
    (sub(BY_HAND, "points: 0.5", "points: 0.1"), "0.1 points are no multiple of 0.25"),
    (sub(BY_HAND, "points: 0.5", "points: half"), "half are no points"),
    (sub(BY_HAND, "points: 0.5", "point: 0.5"), "unknown setting point"),
    (sub(BY_HAND, "points: 0.5", "points: 0.5\nhidden: maybe"), "hidden is neither true nor false"),
    (sub(BY_HAND, "points: 0.5", "points: 0.5\nhiden: true"), "unknown setting hiden"),
    (sub(BY_HAND, "points: 0.5", "points: 1.25"), "cases worth 2.75 in a question worth 2"),
    (sub(MANY, "hidden: true", "hidden: false"), "only 0 of 2 points on hidden cases"),
    (sub(THERE, "points: 0", f"points: 0\nhidden: true\n{SAYS}"), "no public case"),
    (sub(HALF, f"{SAYS}\n", ""), "a hidden case without failure_message"),
    (message(""), "a hidden case without failure_message"),
    (message("Yes"), "failure_message is no text: YAML reads True"),
    (message("17"), "failure_message is no text: YAML reads 17"),
    (message("Look at line # 3 again."), 'ends before "# 3 again."'),
    (message('Read the "cost".'), "a double quote or a line break in failure_message"),
    (message('"Half" of it.'), "Put single quotes around the whole text"),
    (message("Hint: read it."), "Put single quotes around the whole text"),
    (message("|\n  Two\n  lines."), "a line break in failure_message"),
    (message("'It\\'s less.'"), "that cannot be read"),
    (message("- one"), "that cannot be read"),
    (message("\tRead it."), "in place of the tab"),
    (sub(HALF, "failure_message", "failure-message"), "unknown setting failure-message"),
    (sub(HALF, "failure_message", "failure_mesage"), "unknown setting failure_mesage"),
    # what students must not see
    (add("figure", "markdown", f"Like so:\n{SOLUTION}"), "read the solution in cell q1-answer"),
    (add("figure", "code", f"def f(prediction, target):\n{SOLUTION}"), "read the solution in cell"),
    (add("figure", "markdown", "See test_half_of_it."), "the name of the hidden case"),
    (add("figure", "markdown", "It fails at 7.25."), "the number 7.25 of the hidden case"),
    (sub("setup", "class_size = 17", "x = 0.625"), "the number 0.625 of the hidden case"),
    (sub(BY_HAND, "# (1 + 4) / 4", "# not 0.625"), "the number 0.625 of the hidden case"),
    (message("It is [0.625, -7.25]."), "its failure_message tells 0.625"),
    (sub(MANY, "then halved", "as 0.625"), "its failure_message tells 0.625"),
    (add("figure", "markdown", '`{"half": "b"}`'), 'the right choice for "half"'),
    (add("figure", "code", "def expected_half_mse(p, t):\n    pass"), "expected_half_mse of refer"),
    # lines that are nearly right
    (sub("figure", "run this cell.", "run this cell"), "is read by nobody"),
    (sub("figure", "# The grader", "# the grader"), "is read by nobody"),
    # settings of the lab
    (toml("title", "titel"), "unknown key titel"),
    (toml('title = "Tiny"\n', ""), "title is missing"),
    (toml('"Tiny"', '" "'), "title is empty"),
    (toml('"Tiny"', "17"), "title is of the wrong type"),
    (toml('"Tiny"', "Tiny"), "not valid TOML"),
    (toml("https://colab", "colab"), "colab is no address of a notebook in Colab"),
    (toml("blob/main/", ""), "colab is no address of a notebook in Colab"),
    (toml("tiny.ipynb", "other.ipynb"), "colab is the address of other.ipynb"),
    (toml("title", "colour = 1\ntitle"), "unknown key colour"),
    (toml("title", "limits = 3\ntitle"), "limits is no table"),
    (toml("title", "limits = {call_seconds = 0}\ntitle"), "limits.call_seconds is not positive"),
    (toml("title", "limits = {seconds = 1}\ntitle"), "unknown key limits.seconds"),
    (toml("title", 'requirements = "torch"\ntitle'), "requirements is no list of packages"),
    # known attempts
    (attempt("q1/wrnog/x.py", HALVED), "q1/wrnog/x.py: no attempt is looked for here"),
    (attempt("q1/right.py", RIGHT), "q1/right.py: no attempt is looked for here"),
    (attempt("x.py", HALVED), "x.py: no attempt is looked for here"),
    (attempt("q1/wrong/x.txt", HALVED), "q1/wrong/x.txt: a file that is no .py"),
    (attempt("q1/equivalents.toml", ""), "q1/equivalents.toml: no attempt is looked for here"),
    (attempt("q9/wrong/x.py", HALVED), "there is no question q9"),
    (attempt("q1/wrong/x.py", HALVED.replace("missing.", "mis")), "line 2: `# says:` breaks off"),
    (attempt("q1/wrong/x.py", HALVED.replace("earns: 0", "earns: no")), "is not a number"),
    (attempt("q1/wrong/x.py", HALVED.replace("# earns: 0\n", "")), "no `# earns:` line"),
    (attempt("q1/wrong/x.py", HALVED.replace("# says", "# say")), "Write `# says: …`"),
    (attempt("q1/wrong/x.py", HALVED.replace("# says", "#says")), "Write `# says: …`"),
    (attempt("q1/wrong/x.py", "# earns: 0\n# says: No.\n"), "a header and no answer"),
    (attempt("q1/wrong/x.py", ""), "no `# earns:` line"),
    (attempt("q1/right/x.py", RIGHT.replace("# kind: with a sum\n", "")), "no `# kind:` line"),
    (attempt("q1/right/x.py", f"# earns: 0\n{RIGHT}"), "`# earns:` in a right attempt"),
    (attempt("q1/equivalent.toml", "mutant = why"), "not valid TOML"),
    (attempt("q1/equivalent.toml", 'mutant = "why"'), "mutant is no mutant with a reason"),
    # files and folders
    (file("assignments/draft/notes.md", ""), "assignments/draft: no assignment.toml"),
    (file("student/old/old.ipynb", ""), "student/old: what is left of a lab that is gone"),
    (file("solutions/old/old.ipynb", ""), "solutions/old: what is left of a lab that is gone"),
    # what any editor leaves, and the build puts in order
    (put("figure", execution_count=3), "tidied outputs (1)"),
    (put("figure", metadata={"collapsed": True}), "tidied editor's metadata (1)"),
    (put("q1-intro", id="3f2a9c1e"), "tidied ids (1)"),
    (put("q1-intro", id="title"), "tidied ids (1)"),
    (put("q1-intro", id="My cell"), "tidied ids (1)"),
    (without_ids, "tidied ids (23)"),
    (top(metadata={}), "tidied editor's metadata (1)"),
    (top(nbformat_minor=4), "tidied"),
    (top(nbformat=2), "not a notebook"),
    (top(cells={}), "not a notebook"),
]

HARMLESS: list[Edit] = [
    sub("q1-intro", "Write", "Now write"),
    sub("figure", "print", "\n\nprint"),
    sub(BY_HAND, "# (1 + 4) / 4", "# (1² + 2²) / 4"),
    message("'It is \"half\" of it: see # 3.'".replace('"', "“")),
    sub("q1-test-many", "hidden: true", "hidden: yes"),
    add("figure", "markdown", "`return np.mean(difference**2) / 2`"),
    attempt("q1/wrong/x.py", HALVED),
    attempt("q1/wrong/.DS_Store", ""),
    file("assignments/.idea/x", ""),
]


def told(edit: Edit, root: Path) -> str:
    """Return all that an author is told about an edit of the tiny lab."""
    tiny = Tiny()
    edit(tiny, root)
    files = {path: path.read_text() for path in root.rglob("*") if path.is_file()}
    tiny.lab(root)
    for path, text in files.items():  # what the edit wrote is not written over
        path.write_text(text)
    course, said = Course(root), [str(error) for error in Course(root).odd()]
    try:
        lab = course.lab("tiny")
        said += [f"tidied {what}" for what in tidy(lab)]
        attempts.equivalent_mutants(lab.attempts)
        known = attempts.load(lab.attempts)
        build.build(lab, known, execute=False, ask=lambda bundle, names: {n: {} for n in names})
    except LabError as error:
        lines = [str(error), *getattr(error, "__notes__", [])]
        assert all(re.search(r"^.+: .+\. \S.+$", line) for line in lines), lines
        said += lines
    return "\n".join(said)


@pytest.mark.parametrize(("edit", "words"), MISTAKES, ids=[words for _, words in MISTAKES])
def test_a_mistake_is_told_in_words(edit: Edit, words: str, tmp_path: Path) -> None:
    """A line says where, what is wrong and what to do."""

    assert words in told(edit, tmp_path)


@pytest.mark.parametrize("edit", HARMLESS)
def test_a_harmless_edit_is_taken(edit: Edit, tmp_path: Path) -> None:
    """No rule is there for its own sake."""

    assert "" == re.sub("tidied the order of its JSON", "", told(edit, tmp_path))


def test_a_master_that_is_no_json_is_told(tmp_path: Path) -> None:
    """A merge may have left its marks in it."""
    lab = Tiny().lab(tmp_path)
    lab.master.write_text(json.dumps(Tiny().json).replace("[", "<<<<<<<\n[", 1))

    with pytest.raises(LabError, match="not a notebook"):
        build.build(lab, execute=False)
