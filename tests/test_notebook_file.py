"""A notebook is read whatever an editor made of it, and a line says what could not be read."""

from __future__ import annotations

import json
from typing import Any

import pytest
from conftest import notebook
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from autograder.errors import IntakeError
from autograder.grading import notebook_file
from autograder.grading.notebook_file import Notebook

NAMED = 'student_id = "José Núñez"'


def read(book: Any, **options: Any) -> Notebook:
    return notebook_file.read("x.ipynb", json.dumps(book, **options).encode())


def sources(book: Notebook) -> list[str]:
    return [cell.source for cell in book.cells]


def changed(**keys: Any) -> dict[str, Any]:
    """Return a notebook of two cells whose second one is right, and whose first one is odd."""
    book = notebook("odd", "right")
    book["cells"][0] |= keys
    return book


def without(*keys: str) -> dict[str, Any]:
    book = notebook("odd", "right")
    for key in keys:
        del book["cells"][0][key]
    return book


ENCODINGS = [
    ("utf-8", ""),
    ("utf-8-sig", ""),
    ("utf-16", "UTF-16"),
    ("utf-16-le", "UTF-16-LE"),
    ("utf-16-be", "UTF-16-BE"),
    ("utf-32", "UTF-32"),
    ("latin-1", "not saved as UTF-8"),
    ("cp1252", "not saved as UTF-8"),
]


@pytest.mark.parametrize(("encoding", "note"), ENCODINGS)
def test_any_encoding_of_an_editor_is_read(encoding: str, note: str) -> None:
    """Accents are right, and another encoding than UTF-8 is noted."""
    data = json.dumps(notebook(NAMED), ensure_ascii=False).encode(encoding)

    book = notebook_file.read("x.ipynb", data)

    assert [NAMED] == sources(book)
    assert note in " ".join(book.notes) and bool(note) == bool(book.notes)


def test_a_few_broken_bytes_do_not_cost_the_accents() -> None:
    """A file that was cut and mended is UTF-8 all the same."""
    data = json.dumps(notebook(NAMED * 5 + "#!"), ensure_ascii=False).encode()

    book = notebook_file.read("x.ipynb", data.replace(b"#!", b"# \xc3"))

    assert [NAMED * 5 + "# \ufffd"] == sources(book)
    assert "1 places of the file are not UTF-8" in book.notes[0]


ODD: list[tuple[str, dict[str, Any], str]] = [
    ("no source", without("source"), "cell 1 has no source"),
    ("null source", changed(source=None), "cell 1 has no source"),
    ("a number as source", changed(source=7), "cell 1 has no source"),
    ("a source of odd lines", changed(source=["odd", None, 3]), "what is not text"),
    ("a source of lines", changed(source=["od", "d"]), ""),
    ("no outputs", without("outputs"), ""),
    ("null outputs", changed(outputs=None), ""),
    ("a text as outputs", changed(outputs="odd"), ""),
    ("odd outputs", changed(outputs=[None, 1, {}, {"output_type": "stream"}]), ""),
    ("no id", without("id"), ""),
    ("a number as id", changed(id=7), ""),
    ("the other cell's id", changed(id="cell-1"), ""),
    ("no metadata", without("metadata"), ""),
    ("an unknown kind", changed(cell_type="sql"), "cell 1 is of 'sql': read as code"),
    ("no kind", without("cell_type"), "cell 1 is of no kind: read as code"),
    ("a list as kind", changed(cell_type=["code"]), "read as code"),
    ("capitals", changed(cell_type="Code"), ""),
    ("half a pair", changed(source="\ud83d"), ""),
    ("minor 0", notebook("odd", "right") | {"nbformat_minor": 0}, ""),
    ("no minor", {"cells": notebook("odd", "right")["cells"], "nbformat": 4}, ""),
    ("no format", {"cells": notebook("odd", "right")["cells"]}, ""),
    ("a text as format", notebook("odd", "right") | {"nbformat": "4"}, ""),
    ("format 5", notebook("odd", "right") | {"nbformat": 5}, "of format 5: read as format 4"),
    ("entries", {"cells": [1, *notebook("odd", "right")["cells"], None]}, "2 entries that are no"),
    ("server's", {"type": "notebook", "content": notebook("odd", "right")}, ""),
    ("NaN", notebook("odd", "right") | {"metadata": {"x": float("nan")}}, ""),
    ("a huge number", notebook("odd", "right") | {"metadata": {"x": 10**4000}}, ""),
]


@pytest.mark.parametrize(("book", "note"), [odd[1:] for odd in ODD], ids=[odd[0] for odd in ODD])
def test_an_odd_cell_costs_nothing_but_itself(book: dict[str, Any], note: str) -> None:
    """The right cell beside it is read, and what was lost is noted."""
    found = read(book)

    assert "right" == found.cells[-1].source and "code" == found.cells[-1].kind
    assert (note in " ".join(found.notes)) if note else not found.notes


def test_a_number_that_python_refuses_to_read_is_no_reason() -> None:
    """Nothing here needs its digits."""
    data = json.dumps(notebook("x = 1")).replace("null", "9" * 10_000)

    assert ["x = 1"] == sources(notebook_file.read("x.ipynb", data.encode()))


def test_of_a_key_that_stands_twice_the_last_one_counts() -> None:
    """As wherever JSON is read."""
    data = json.dumps(notebook("right")).replace('"source":', '"source": "odd", "source":')

    assert ["right"] == sources(notebook_file.read("x.ipynb", data.encode()))


def test_text_behind_the_notebook_is_ignored_and_noted() -> None:
    """Two saves at once leave the end of the longer one there."""
    found = notebook_file.read("x.ipynb", json.dumps(notebook("right")).encode() + b'"]}\n')

    assert (["right"], ("text after the end of the notebook was ignored",)) == (
        sources(found),
        found.notes,
    )


def test_cells_of_all_kinds_are_kept_in_order() -> None:
    """Feedback can say that an answer is in a Markdown cell."""
    book = notebook("one", "two", "three")
    book["cells"][1]["cell_type"], book["cells"][2]["cell_type"] = "markdown", "raw"

    assert ["code", "markdown", "raw"] == [cell.kind for cell in read(book).cells]


def test_an_id_may_stand_in_the_metadata() -> None:
    """Colab keeps it there."""
    book = notebook("x")
    del book["cells"][0]["id"]
    book["cells"][0]["metadata"] = {"id": "q1-answer"}

    assert "q1-answer" == read(book).cells[0].id


def test_a_notebook_of_format_3_is_upgraded() -> None:
    """Worksheets, inputs, headings and streams have other names there."""
    cells = [
        {"cell_type": "heading", "level": 2, "source": ["Question 1"]},
        {
            "cell_type": "code",
            "input": ["x = 1\n", "y"],
            "outputs": [{"output_type": "stream", "stream": "stdout", "text": ["2\n"]}],
        },
        {"cell_type": "code", "input": "no outputs"},
    ]
    found = read({"nbformat": 3, "worksheets": [{"cells": cells}, {"cells": None}, 3]})

    assert ["## Question 1", "x = 1\ny", "no outputs"] == sources(found)
    assert ["", "2\n", ""] == list(found.printed)
    assert ("a notebook of format 3 or older, upgraded to format 4",) == found.notes


def test_a_cell_with_pasted_data_is_kept() -> None:
    """A picture as text is long and harmless."""
    source = "picture = '" + "iVBORw0KGgo" * 60_000 + "'"

    assert [source] == sources(read(notebook(source)))


def test_a_cell_that_is_far_too_long_is_left_out_alone() -> None:
    """No jail takes it."""
    found = read(notebook("x" * (notebook_file.MAX_SOURCE + 1), "right"))

    assert (["", "right"], "cell 1 holds") == (sources(found), found.notes[0][:12])


def test_of_too_many_cells_the_first_ones_are_read() -> None:
    """A note says so."""
    found = read(notebook(*["x"] * (notebook_file.MAX_CELLS + 5)))

    assert notebook_file.MAX_CELLS == len(found.cells)
    assert "2005 cells: only the first 2000 are read" == found.notes[0]


def test_two_million_printed_lines_are_read() -> None:
    """They are the student's own affair."""
    book = notebook("x")
    book["cells"][0]["outputs"] = [
        {"output_type": "stream", "name": "stdout", "text": ["1, cost\n"] * 2_000_000}
    ]

    assert 16_000_000 == len(read(book).printed[0])


def test_outputs_that_were_not_saved_are_told_from_others() -> None:
    """A picture is an output as much as a line."""
    bare, shown = notebook("x"), notebook("x")
    shown["cells"][0]["outputs"] = [{"output_type": "display_data", "data": {}}]

    assert (False, True) == (read(bare).has_outputs, read(shown).has_outputs)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=20,
)
CELLS = st.lists(
    st.fixed_dictionaries(
        {},
        optional=dict.fromkeys(["cell_type", "source", "input", "outputs", "id", "metadata"], JSON),
    )
    | JSON,
    max_size=4,
)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(CELLS, st.sampled_from(["cells", "worksheets"]), JSON)
def test_whatever_the_cells_are_they_are_read(cells: Any, key: str, version: Any) -> None:
    """Each becomes a cell of text; the grader never raises anything of its own."""
    held = cells if key == "cells" else [{"cells": cells}, *cells]

    found = read({"nbformat": version, key: held})

    assert all(cell.source.encode().decode() == cell.source for cell in found.cells)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300) | st.binary(max_size=300).map(lambda data: b"{" + data))
def test_whatever_the_bytes_are_a_sentence_refuses_them(data: bytes) -> None:
    """A file of noise is invalid, not a crash."""

    with pytest.raises(IntakeError):
        notebook_file.read("x", data)
