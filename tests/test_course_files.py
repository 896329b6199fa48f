"""Settings and known attempts are read strictly."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.course import Course
from autograder.errors import AttemptError, CourseError
from autograder.verify import attempts

COLAB = "https://colab.research.google.com/github/o/r/blob/main/tiny/tiny.ipynb"
GOOD = f'title = "Tiny"\ncolab = "{COLAB}"\n'


def course_with(tmp_path: Path, settings: str) -> Course:
    folder = tmp_path / "assignments" / "tiny"
    folder.mkdir(parents=True)
    (folder / "assignment.toml").write_text(settings)
    return Course.find(tmp_path)


def test_settings_are_read(tmp_path: Path) -> None:
    """Title, address and limits; what is left out has its default."""

    lab = course_with(tmp_path, GOOD + "[limits]\nmemory_mib = 512\n").lab("tiny")

    assert ("Tiny", 512, 3.0) == (
        lab.title,
        lab.limits.memory_mib,
        lab.limits.call_seconds,
    )


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (GOOD + "colour = 1", "unknown key colour"),
        (GOOD + "[limits]\nmemory = 1", "unknown key limits.memory"),
        (GOOD + "[limits]\nmemory_mib = 0", "limits.memory_mib is not positive"),
        (GOOD + "[limits]\nmemory_mib = true", "limits.memory_mib is of the wrong type"),
        (GOOD + '[given]\nSALT = ":tiny"', "given.SALT is a constant of 0 shared modules"),
        ('title = "Tiny"', "colab is missing"),
        (GOOD.replace("Tiny", " "), "title is empty"),
        (GOOD.replace("https", "http"), "colab is no address of a notebook in Colab"),
        (GOOD.replace("tiny.ipynb", "other.ipynb"), r"colab is the address of other\.ipynb"),
        (GOOD + 'requirements = "torch"', "requirements is no list of packages"),
        ("title = Tiny", "not valid TOML"),
    ],
)
def test_a_wrong_setting_is_an_error_that_names_it(
    tmp_path: Path, settings: str, said: str
) -> None:
    """A typo never passes silently."""

    with pytest.raises(CourseError, match=said):
        course_with(tmp_path, settings).lab("tiny")


def test_a_lab_sets_constants_of_shared_modules(tmp_path: Path) -> None:
    """For itself alone: students, grader and sample class get that value, another lab its own."""
    course = course_with(tmp_path, GOOD + '[given]\nSALT = ":tiny"\n')
    (tmp_path / "assignments" / "shared").mkdir()
    (tmp_path / "assignments" / "shared" / "data.py").write_text('SALT = ""  # none\nKEPT = 1\n')

    assert {"data": 'SALT = ":tiny"\nKEPT = 1\n'} == course.lab("tiny").shared.given
    assert {"data": 'SALT = ""  # none\nKEPT = 1\n'} == course.shared.given


def test_an_attempt_is_a_header_and_a_cell() -> None:
    """The header is not part of the answer."""
    path = Path("q3/wrong/half-missing.py")
    text = "# earns: 0.5\n# says: The factor ½\n#   is missing.\n# my answer\nx = 1\n"

    attempt = attempts.parse(path, text)

    assert (
        "q3",
        "half-missing",
        False,
        0.5,
        "The factor ½ is missing.",
        "# my answer\nx = 1\n",
    ) == (
        attempt.question,
        attempt.name,
        attempt.right,
        attempt.earns,
        attempt.says,
        attempt.source,
    )


@pytest.mark.parametrize("text", ["x = 1", "# earns: 1\nx = 1", "# earns: ?\n# says: No.\nx = 1"])
def test_a_wrong_attempt_without_points_or_sentence_is_an_error(text: str) -> None:
    """Each says what it must earn and what a student should read."""

    with pytest.raises(AttemptError):
        attempts.parse(Path("q3/wrong/x.py"), text)


@pytest.mark.parametrize("name", ["q1/wrnog/x.py", "q1/x.py", "x.py", "q1/wrong/deep/x.py"])
def test_an_attempt_in_a_misspelt_folder_is_an_error(tmp_path: Path, name: str) -> None:
    """It would prove nothing, and nobody would notice."""
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("# earns: 0\n# says: No.\nx = 1")

    with pytest.raises(AttemptError, match="no attempt is looked for here"):
        attempts.load(tmp_path)


@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [
        ("wrong", "# earns: 0\n# says: It is too\nx = 1", "line 2: `# says:` breaks off"),
        ("wrong", "# earn: 0\n# says: No.\nx = 1", 'line 1: "# earn: 0" is no header. Write `# e'),
        ("wrong", "# earns: 0\n# fails-by: x\n# says: No.\nx = 1", "Write `# fails by: …`"),
        ("wrong", "# earns: much\n# says: No.\nx = 1", "line 1: `# earns:` is not a number"),
        ("wrong", "# earns: 0\n# earns: 1\n# says: No.\nx = 1", "line 2: a second `# earns:`"),
        ("wrong", "# earns: 0\n# says: No.\n", "a header and no answer"),
        ("wrong", "# kind: odd\n# earns: 0\n# says: No.\nx = 1", "line 1: `# kind:` in a wrong"),
        ("right", "x = 1", "no `# kind:` line"),
        ("right", "# earns: 0\n# kind: odd\nx = 1", "line 1: `# earns:` in a right attempt"),
    ],
)
def test_a_slip_in_a_header_is_an_error_with_its_line(kind: str, text: str, said: str) -> None:
    """It would change silently what the file proves."""

    with pytest.raises(AttemptError) as caught:
        attempts.parse(Path("q3", kind, "x.py"), text)

    assert str(caught.value).startswith(f"q3/{kind}/x.py, line ")
    assert said in str(caught.value)


@pytest.mark.parametrize(
    "name", ["q1/right/x.txt", "q1/right.py", "q1/equivalents.toml", "notes.md"]
)
def test_a_file_that_nobody_reads_is_an_error(tmp_path: Path, name: str) -> None:
    """Beside the folders, or in them under another ending."""
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("x = 1")

    with pytest.raises(AttemptError, match=f"^{name}: "):
        attempts.load(tmp_path)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("mutant-12345678 = why", "not valid TOML"),
        ('mutant-1 = "why"', "mutant-1 is no mutant with a reason"),
        ("mutant-12345678 = 1", "mutant-12345678 is no mutant with a reason"),
    ],
)
def test_a_bad_list_of_equivalent_mutants_is_an_error(tmp_path: Path, text: str, said: str) -> None:
    """It would excuse nothing, or too much."""
    path = tmp_path / "q1" / "equivalent.toml"
    path.parent.mkdir()
    path.write_text(text)

    with pytest.raises(AttemptError, match=f"^q1/equivalent.toml: {said}"):
        attempts.equivalent_mutants(tmp_path)


def test_what_is_of_no_lab_is_told(tmp_path: Path) -> None:
    """A folder without settings, and what is left of a lab that is gone."""
    course = course_with(tmp_path, GOOD)
    for name in ("assignments/draft", "assignments/shared", "student/old", "solutions/tiny"):
        (tmp_path / name).mkdir(parents=True)

    assert [
        "assignments/draft: no assignment.toml in this folder. Write it, or remove the folder.",
        "student/old: what is left of a lab that is gone. Remove it: git rm -r student/old",
    ] == [str(error) for error in course.odd()]
    with pytest.raises(CourseError, match=r"no assignment\.toml in this folder"):
        course.lab("draft")
