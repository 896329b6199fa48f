"""`submit()` says what the file to hand in holds, and makes it where all is as it should be."""

from __future__ import annotations

import json
import sys
import types
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import DOUBLE, notebook

from autograder.portable import handing_in
from autograder.portable.checker import Checker

TEST = '@test_case(points=1)\ndef test_two(double, np):\n    assert double(2) == 4, "not 4"\n'
Submit = Callable[..., str]


@pytest.fixture
def submit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Submit:
    """Run `submit()` in a folder after some cells were run; return what it prints."""

    def run(*ran: str, **more: Any) -> str:
        monkeypatch.chdir(tmp_path)
        monkeypatch.setattr(handing_in, "history", lambda: ["", *ran])
        space: dict[str, Any] = {"np": None, "student_id": "student-01", **more}
        for source in ran:
            exec(source, space)
        handing_in.Submission(Checker(space, {"q1": TEST}, {}), "lab", ["np"])()
        return capsys.readouterr().out

    return run


def save(folder: Path, name: str, *sources: str, printed: str = "") -> Path:
    """Save a notebook in which each cell printed the same."""
    book = notebook(*sources)
    for cell in book["cells"]:
        cell["outputs"] = [{"output_type": "stream", "name": "stdout", "text": printed}]
    path = folder / name
    path.write_text(json.dumps(book), encoding="utf-8")
    return path


def test_the_saved_notebook_gets_the_name_to_hand_in(submit: Submit, tmp_path: Path) -> None:
    """It is found by what was run in it, whatever else lies in the folder."""
    saved = save(tmp_path, "mine.ipynb", DOUBLE)
    save(tmp_path, "other.ipynb", "def triple(x): ...")

    said = submit(DOUBLE)

    made = tmp_path / "lab-student-01.ipynb"
    assert "1 of 1 checks are green." in said and f"📄 {made}: hand in that file." in said
    assert json.loads(saved.read_text()) == json.loads(made.read_text())


def test_an_answer_that_was_run_and_not_saved_is_named(submit: Submit, tmp_path: Path) -> None:
    """No file is made: it would hold an older answer."""
    save(tmp_path, "mine.ipynb", DOUBLE.replace("2", "3"), "def other(): ...")

    said = submit("def other(): ...", DOUBLE)

    assert "❌ double: what was run last is not what the file holds: save the notebook" in said
    assert ["mine.ipynb"] == [path.name for path in tmp_path.iterdir()]


def test_an_empty_id_makes_no_file(submit: Submit, tmp_path: Path) -> None:
    """It would have no owner."""
    save(tmp_path, "mine.ipynb", DOUBLE)

    assert "❌ student_id is empty" in submit(DOUBLE, student_id="")
    assert ["mine.ipynb"] == [path.name for path in tmp_path.iterdir()]


def test_two_files_that_hold_what_was_run_are_not_guessed_between(
    submit: Submit, tmp_path: Path
) -> None:
    """Then it is done by hand, and the menu is shown."""
    save(tmp_path, "one.ipynb", DOUBLE)
    save(tmp_path, "two.ipynb", DOUBLE)

    assert "Download .ipynb" in submit(DOUBLE)


@pytest.mark.parametrize("where", ["__vsc_ipynb_file__", "JPY_SESSION_NAME"])
def test_the_front_end_s_word_decides(
    submit: Submit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    """VS Code and Jupyter tell which file a session is of."""
    save(tmp_path, "one.ipynb", DOUBLE)
    told = save(tmp_path, "two.ipynb", DOUBLE, "mine = 2")
    if where.isupper():
        monkeypatch.setenv(where, str(told))

    submit(DOUBLE, **({} if where.isupper() else {where: str(told)}))

    assert json.loads(told.read_text()) == json.loads(
        (tmp_path / "lab-student-01.ipynb").read_text()
    )


@pytest.mark.parametrize(
    ("printed", "session", "says"),
    [
        ("", None, "⚠️ there is no line"),
        ("", "trained 2", "❌ The file does not hold the output of your last training"),
        ("trained 1", "trained 2", "❌ The file does not hold the output of your last training"),
        ("trained 2", "trained 2", "hand in that file"),
        ("trained 2", None, "hand in that file"),
    ],
    ids=["not-trained", "not-saved", "older", "saved", "after-a-restart"],
)
def test_the_saved_output_is_read_as_the_grader_reads_it(
    submit: Submit, tmp_path: Path, printed: str, session: str | None, says: str
) -> None:
    """A training that was run and not saved is said before it costs points."""
    save(tmp_path, "mine.ipynb", DOUBLE, printed=printed)

    def reader(book: dict[str, Any]) -> tuple[str | None, str, list[str]]:
        text = book["cells"][0]["outputs"][0]["text"]
        return text or None, "there is no line", []

    said = submit(DOUBLE, EVIDENCE={"trained": reader}, trained=lambda: session)

    assert says in said and ("hand in that file" in said) == ("❌" not in said)


@pytest.fixture
def colab(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Colab's own package: what its front end shows, None where it is mute, and the downloads."""
    front: dict[str, Any] = {"shown": None, "downloads": []}
    message, files = types.ModuleType("google.colab._message"), types.ModuleType("files")
    vars(message)["blocking_request"] = lambda kind, timeout_sec: front["shown"]
    vars(files)["download"] = front["downloads"].append
    for name, module in {
        "google.colab": types.ModuleType("google.colab"),
        "google.colab._message": message,
        "google.colab.files": files,
    }.items():
        monkeypatch.setitem(sys.modules, name, module)
    return front


def test_colab_s_live_notebook_is_downloaded(
    submit: Submit, tmp_path: Path, colab: dict[str, Any]
) -> None:
    """The file on Colab's disk is none of the student's."""
    colab["shown"] = {"ipynb": notebook(DOUBLE)}

    said = submit(DOUBLE)

    made = tmp_path / "lab-student-01.ipynb"
    assert [str(made)] == colab["downloads"] and notebook(DOUBLE) == json.loads(made.read_text())
    assert "Nothing was sent anywhere" in said


def test_a_mute_colab_is_told_how_by_hand(submit: Submit, colab: dict[str, Any]) -> None:
    """The private way may close any day; File → Download stays."""
    said = submit(DOUBLE)

    assert "│   Download .ipynb │" in said and [] == colab["downloads"]
