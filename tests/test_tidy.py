"""Whatever editor saved a master, an edit of one word is a diff of one line."""

from __future__ import annotations

import copy
import difflib
import json
from collections.abc import Callable
from typing import Any

import pytest
from tiny_master import COURSE, Tiny

from autograder.release import notebook as notebooks
from autograder.release import tidy

Json = dict[str, Any]
CANONICAL = {lab.slug: lab.master.read_text(encoding="utf-8") for lab in COURSE.labs()}


def canonical(tiny: Tiny) -> str:
    return tidy.tidied(json.dumps(tiny.json), {})[0].decode()


def jupyterlab(book: Json) -> str:
    """The kernel's name and version, which cells are folded, indent 1, source as lines."""
    book["metadata"]["kernelspec"]["display_name"] = "Python 3 (ipykernel)"
    book["metadata"]["language_info"] = {
        "codemirror_mode": {"name": "ipython", "version": 3},
        "file_extension": ".py",
        "name": "python",
        "version": "3.13.1",
    }
    book["metadata"]["widgets"] = {"application/vnd.jupyter.widget-state+json": {"state": {}}}
    for cell in book["cells"]:
        cell["metadata"] |= {"editable": True, "slideshow": {"slide_type": ""}, "tags": []}
    return json.dumps(book, indent=1, ensure_ascii=False) + "\n"


def executed(book: Json) -> str:
    """`jupyter nbconvert --execute --inplace`: outputs, counts and times."""
    count = 0
    for cell in book["cells"]:
        if cell["cell_type"] == "code":
            count += 1
            cell |= {"execution_count": count, "outputs": [_output()]}
            cell["metadata"]["execution"] = {"iopub.execute_input": "2026-08-19T10:00:00Z"}
    return json.dumps(book, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def _output() -> Json:
    return {"output_type": "stream", "name": "stdout", "text": ["17\n"]}


def vscode(book: Json) -> str:
    """Indent 1, its own metadata, ids of its own for cells that it made."""
    book["metadata"] |= {"vscode": {"interpreter": {"hash": "31f2"}}}
    book["metadata"]["kernelspec"] = {
        "display_name": ".venv",
        "language": "python",
        "name": "python3",
    }
    for cell in book["cells"]:
        cell["metadata"]["vscode"] = {"languageId": "python"}
        cell["source"] = "".join(cell["source"]).splitlines(keepends=True)
    return json.dumps(book, indent=1)


def colab(book: Json) -> str:
    """Indent 2, nbformat_minor 0, ids in the metadata, its own name, ASCII kept as it is."""
    book["nbformat_minor"] = 0
    book["metadata"].setdefault("colab", {})["name"] = "tiny.ipynb"
    book["metadata"]["colab"]["provenance"] = [{"file_id": "1x", "timestamp": 1}]
    book["metadata"]["kernelspec"] = {"name": "python3", "display_name": "Python 3"}
    for cell in book["cells"]:
        cell["metadata"] |= {"id": cell.pop("id"), "colab": {"base_uri": "https://localhost"}}
        if cell["cell_type"] == "code":
            cell |= {"execution_count": 3, "outputs": [_output()]}
    return json.dumps(book, indent=2, ensure_ascii=False)


def crlf(book: Json) -> str:
    """An editor on Windows."""
    for cell in book["cells"]:
        cell["source"] = [line.replace("\n", "\r\n") for line in cell["source"]]
    return json.dumps(book, indent=4).replace("\n", "\r\n")


@pytest.mark.parametrize("slug", sorted(CANONICAL))
@pytest.mark.parametrize("editor", [jupyterlab, executed, vscode, colab, crlf])
def test_an_edit_of_one_word_is_a_diff_of_one_line(
    slug: str, editor: Callable[[Json], str]
) -> None:
    """Whatever the editor left in the file goes."""
    before = CANONICAL[slug]
    book = json.loads(before)
    cell = next(c for c in book["cells"] if c["cell_type"] == "markdown" and c["source"])
    cell["source"] = [cell["source"][0].replace(" ", " really ", 1), *cell["source"][1:]]
    after, said = tidy.tidied(editor(book), {})

    changed = [
        line
        for line in difflib.ndiff(before.splitlines(), after.decode().splitlines())
        if line[0] in "+-"
    ]

    assert ["-", "+"] == [line[0] for line in changed] and " really " in changed[1]
    assert said


def test_a_tidy_master_is_left_alone() -> None:
    """Tidying twice changes nothing, and nothing is said."""
    data, said = tidy.tidied(canonical(Tiny()), {})

    assert (canonical(Tiny()), []) == (data.decode(), said)


def test_cells_get_ids_that_tell_their_question_and_purpose() -> None:
    """Where an editor dropped or drew them."""
    tiny = Tiny().insert("q1-solution-begin", "markdown", "h", "<details>A hint</details>")
    tiny.insert("figure", "markdown", "s", "## What a *mean* does to you and me")
    for number, cell in enumerate(tiny.json["cells"]):
        cell["id"] = f"{number:08x}"

    data, said = tidy.tidied(json.dumps(tiny.json), {})

    assert [
        "assignment-config",
        "a-tiny-lab",
        "setup",
        "q1-begin",
        "q1-intro",
        "q1-hints",
        "q1-solution-begin",
        "q1-answer",
        "q1-solution-end",
        "q1-tests-begin",
        "q1-test-the-cost-agrees-with-the-one-by-hand",
        "q1-test-the-cost-of-many-points",
        "q1-tests-end",
        "q1-end",
        "what-a-mean-does-to",
        "print-class-size",
        "q2-begin",
        "q2-solution-begin",
        "q2-answer",
        "q2-solution-end",
        "q2-tests-begin",
        "q2-test-a-letter-is-there",
        "q2-test-half-of-it",
        "q2-tests-end",
        "q2-end",
    ] == [cell["id"] for cell in json.loads(data)["cells"]]
    assert ["ids (25)"] == said


def test_an_id_that_an_editor_dropped_comes_back_from_the_last_build() -> None:
    """Also where the cell was edited meanwhile."""
    tiny = Tiny()
    known = {"".join(cell["source"]): cell["id"] for cell in copy.deepcopy(tiny.json["cells"])}
    for cell in tiny.json["cells"]:
        del cell["id"]
    tiny.json["cells"][1]["source"] += "!"

    cells = json.loads(tidy.tidied(json.dumps(tiny.json), known)[0])["cells"]

    assert ["assignment-config", "title", "setup"] == [cell["id"] for cell in cells[:3]]


def test_a_second_cell_with_an_id_gets_one_of_its_own() -> None:
    """A cell that was copied brings its id along."""
    tiny = Tiny().insert("figure", "markdown", "title", "Another text")

    cells = json.loads(canonical(tiny))["cells"]

    assert "another-text" in [cell["id"] for cell in cells]


def test_a_master_of_an_old_format_is_upgraded() -> None:
    """Of format 4.0, which has no ids."""
    tiny = Tiny()
    tiny.json["nbformat_minor"] = 0
    for cell in tiny.json["cells"]:
        del cell["id"]

    assert 5 == notebooks.read(canonical(tiny)).nbformat_minor


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"nbformat": 4}'])
def test_what_is_no_notebook_is_refused(text: str) -> None:
    """It is left for the rules to tell."""

    with pytest.raises(ValueError):
        tidy.tidied(text, {})
