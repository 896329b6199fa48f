"""Hostile bytes and texts cost bounded work, and nothing of a cheat's choice gets through whole."""

from __future__ import annotations

import json
import math
import struct
from contextlib import suppress
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tiny_master import Tiny
from training import parse_training_line

from autograder.errors import IntakeError
from autograder.grading import archives, feedback, notebook_file
from autograder.grading.literal_id import literal_id
from autograder.model import Case, Cell
from autograder.sandbox import channel, standin

WIRE = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.floats() | st.text()
    | st.binary(max_size=64),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(st.text(max_size=4), inner, max_size=4)
    | st.tuples(st.sampled_from("ltdah"), inner).map(list)
    | st.tuples(
        st.just("a"),
        st.sampled_from(["<f8", "|i1", "<i4", "|b1", "<f2", "|O8", "zzz"]),
        st.lists(st.integers(-1, 2**31), max_size=3),
        st.binary(max_size=64),
    ).map(list),
    max_leaves=20,
)  # fmt: skip
MOST_BITS = 5

# By hand, for hours: pytest tests/test_bounds.py --hypothesis-profile long
settings.register_profile("long", max_examples=100_000, deadline=None)


@settings(deadline=None)
@given(WIRE)
def test_whatever_a_child_sends_is_decoded_or_refused(tree: Any) -> None:
    """There is no third way."""
    with suppress(channel.ChannelError):
        channel.decode(tree, lambda number, name: None)


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_whatever_a_frame_holds_is_a_message_or_refused(body: bytes) -> None:
    """The same for bytes that are no msgpack."""
    data = bytearray(struct.pack("!I", len(body)) + body)

    def read(size: int) -> bytes:
        part, data[:size] = bytes(data[:size]), b""
        return part

    with suppress(channel.ChannelError):
        assert isinstance(channel.receive(read), dict)


@settings(deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(["raised", "name", "text", "line", "code", "caret"]), WIRE, max_size=6
    )
)
def test_whatever_an_error_says_becomes_an_exception_of_bounded_text(
    answer: dict[str, Any],
) -> None:
    """No class that ends a program, and no text without an end."""
    error = standin.local_error(answer)

    assert isinstance(error, Exception)
    assert len(str(error)) <= standin.LONGEST_TEXT


@settings(deadline=None)
@given(
    st.binary(max_size=300)
    | st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace"))
)
def test_whatever_bytes_are_handed_in_are_a_notebook_or_refused(data: bytes) -> None:
    """And an archive, if they begin as one."""
    for begin in (b"", b"PK\x03\x04", b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00"):
        try:
            if archives.is_archive(begin + data):
                for member in archives.members("a.ipynb", begin + data):
                    member.read()
            else:
                notebook_file.read("a.ipynb", begin + data)
        except IntakeError:
            pass


@settings(deadline=None)
@given(st.text(max_size=200))
def test_whatever_stands_in_the_cell_of_the_id_is_printable_or_nothing(text: str) -> None:
    """Ids reach terminals, tables and file names."""
    assert literal_id([Cell("student-id", f"student_id = {text}")]).isprintable()


LINE = st.fixed_dictionaries(
    {
        "schema": st.integers(0, 2) | st.booleans(),
        "student_id": st.text(max_size=9) | st.none(),
        "W": st.lists(st.floats() | st.integers() | st.text(max_size=2), min_size=30, max_size=33),
        "b": st.floats() | st.lists(st.floats(), max_size=1),
        "device": st.text(max_size=9),
        "seconds": st.floats(),
    }
)


@settings(deadline=None)
@given(st.text(max_size=200) | LINE.map(json.dumps))
def test_whatever_was_printed_is_well_formed_evidence_or_none(text: str) -> None:
    """A report holds 33 finite numbers and an id."""
    report = parse_training_line(f"TRAINED {text}")

    assert report is None or np.all(np.isfinite([*report["W"], report["b"]]))
    assert report is None or (len(report["W"]), bool(report["student_id"].strip())) == (32, True)


def test_an_empty_array_of_billions_of_rows_is_refused() -> None:
    """Its list has as many parts."""
    with pytest.raises(channel.ChannelError):
        channel.decode(["a", "<f8", [2**31 - 1, 0], b""], lambda number, name: None)


def test_a_forged_error_of_thirty_megabytes_is_cut() -> None:
    """Its name, its text and its classes."""
    forged = {"raised": ["ValueError"] * 10**6, "name": "x" * 10**7, "text": "y" * 10**7}
    error = standin.local_error(forged)

    assert (len(type(error).__name__), len(str(error))) == (9, standin.LONGEST_TEXT)


def test_what_a_hidden_case_tells_is_a_small_fixed_set() -> None:
    """Log2 of it is what can be learned of a hidden input a case, beside whether it passed."""
    assert math.log2(len(set(feedback.FACTS))) <= MOST_BITS


ANSWERS: list[Any] = [
    None, "text", 1.0, float("nan"), ["list", 1.0], {"a": float("inf")}, "<module>", "<object>",
]  # fmt: skip


@pytest.mark.parametrize("answer", ANSWERS, ids=repr)
@pytest.mark.parametrize("name", ["ValueError", "Was31337", "BlockingIOError"])
def test_a_hidden_case_tells_nothing_beyond_that_set(answer: Any, name: str) -> None:
    """Neither of what was returned nor of what was raised."""
    case = Case("test", True, 1.0, "Try zero.")
    raised = standin.local_error({"raised": [name], "name": name, "text": "31337"})
    told = {
        feedback.explain(case, error, [{"value": answer}])
        for error in (raised, AssertionError("1"))
    }

    assert told <= {f"Try zero. {fact}".strip() for fact in feedback.FACTS}


def test_an_expected_value_is_computed_before_the_call() -> None:
    """The build refuses a case that a function could change beforehand."""
    late = Tiny().replace(
        "q1-test-many", "wanted = expected", "cost(prediction, target)\n    wanted = expected"
    )

    assert any("after a student's function was called" in said for said in late.problems())
