"""Every command's exit code, as the installed `lab` gives it: 0 done, 1 a check says no, 2 act."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tiny_master import COST, Tiny

pytestmark = pytest.mark.slow
LAB = Path(sys.executable).with_name("lab")

HALF_MISSING = """# earns: 0
# says: The factor is missing.
def cost(prediction, target):
    return np.mean((np.asarray(prediction) - np.asarray(target)) ** 2)
"""
OTHER_LETTER = '# earns: 0\n# says: Read it again.\nanswers = {"half": "a"}\n'
NO_LETTER = '# earns: 0\n# says: Write a letter.\nanswers = {"half": ""}\n'
RIGHT = """# kind: the solution itself
def cost(prediction, target):
    return np.mean((np.asarray(prediction) - np.asarray(target)) ** 2) / 2
"""


def code_of(attempt: str) -> str:
    """Return an attempt without its header."""
    return attempt[attempt.index("def ") :]


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course with one small lab, built, and one known wrong attempt."""
    root = tmp_path_factory.mktemp("course")
    Tiny().lab(root)
    attempts = root / "assignments" / "tiny" / "attempts"
    for name, source in (
        ("q1/right/known", RIGHT),
        ("q1/wrong/known", HALF_MISSING),
        ("q2/wrong/other-letter", OTHER_LETTER),
        ("q2/wrong/no-letter", NO_LETTER),
    ):
        path = attempts / f"{name}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source)
    assert 0 == code(root, "build")
    return root


def code(folder: Path, *arguments: str) -> int:
    done = subprocess.run([LAB, *arguments], cwd=folder, capture_output=True, text=True)
    assert "Traceback" not in done.stderr
    assert done.returncode == 0 or done.stdout + done.stderr, "a refusal says why"
    return done.returncode


def test_build_says_0_when_all_is_made_and_when_all_is_fresh(course: Path) -> None:
    """A second look finds what the first one wrote."""

    assert [0, 0] == [code(course, "build"), code(course, "build", "--check")]


def test_build_says_1_when_something_committed_is_stale(course: Path) -> None:
    """`--check` is for continuous integration."""
    student = course / "student" / "tiny" / "tiny.ipynb"
    before = student.read_bytes()
    student.write_bytes(before.replace(b"A tiny lab", b"A small lab"))
    try:
        assert 1 == code(course, "build", "--check")
    finally:
        student.write_bytes(before)


def test_verify_says_0_when_every_answer_gets_what_it_deserves(course: Path) -> None:
    """The tests accept the right one and catch the wrong one."""

    assert 0 == code(course, "verify")


@pytest.mark.parametrize(
    ("kind", "name", "source"),
    [
        ("wrong", "right-after-all", "# earns: 0\n# says: No.\n" + code_of(RIGHT)),
        ("wrong", "earns-more", HALF_MISSING.replace("earns: 0", "earns: 0.5")),
        ("right", "wrong-after-all", "# kind: wrong\n" + code_of(HALF_MISSING)),
    ],
)
def test_verify_says_1_when_a_verdict_is_wrong(
    course: Path, kind: str, name: str, source: str
) -> None:
    """An accepted wrong answer, other points than stated, a refused right answer."""
    path = course / "assignments" / "tiny" / "attempts" / "q1" / kind / f"{name}.py"
    path.write_text(source)
    try:
        assert 1 == code(course, "verify")
    finally:
        path.unlink()


def test_verify_says_1_when_the_table_of_the_readme_is_stale(course: Path) -> None:
    """Its figures are those of today."""
    (course / "README.md").write_text("<!-- verify -->\n<!-- /verify -->\n")

    assert 1 == code(course, "verify", "--readme", "README.md")
    assert 0 == code(course, "verify", "--readme", "README.md", "--write")
    assert 0 == code(course, "verify", "--readme", "README.md")


def test_grade_says_0_whatever_was_handed_in(course: Path, tmp_path: Path) -> None:
    """A bad submission is a result."""
    (tmp_path / "broken.ipynb").write_text("no notebook")

    assert 0 == code(course, "grade", "tiny", str(tmp_path), "--out", str(tmp_path / "out"))


@pytest.mark.parametrize("command", ["build", "verify", "grade", "demo"])
def test_every_command_says_2_where_staff_must_act(command: str, tmp_path: Path) -> None:
    """Here: it was called outside of a course."""
    arguments = ["tiny", "."] if command == "grade" else []

    assert 2 == code(tmp_path, command, *arguments)


@pytest.mark.parametrize("command", ["build", "verify", "grade", "demo"])
def test_every_command_says_2_to_an_unknown_option(course: Path, command: str) -> None:
    """Usage errors are told from checks that say no."""

    assert 2 == code(course, command, "--no-such-option")


def test_a_master_that_breaks_a_rule_is_2(tmp_path: Path) -> None:
    """Nothing was checked: there is something to mend first."""
    tiny = Tiny().replace("q1-answer", COST, COST.replace("# END SOLUTION", ""))
    tiny.lab(tmp_path)

    assert 2 == code(tmp_path, "build")
