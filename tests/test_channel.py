"""Only plain data crosses the channel, and only within its bounds."""

from __future__ import annotations

import math
import socket
import struct
from typing import Any

import msgpack
import numpy as np
import pytest

from autograder.sandbox import channel


def round_trip(value: Any) -> Any:
    tree = msgpack.unpackb(msgpack.packb(channel.encode(value, refuse)))
    return channel.decode(tree, lambda number, name: (number, name))


def refuse(value: Any) -> Any:
    raise channel.NotPlain(type(value).__name__)


@pytest.mark.parametrize(
    "value",
    [None, True, 0, -(2**63), 1.5, "½", [], (), {}, [1, (2.0, "x")], {"W": [0.5], "b": None}],
    ids=repr,
)
def test_plain_data_arrive_as_they_were_sent(value: Any) -> None:
    """Values and their container types survive the crossing."""

    arrived = round_trip(value)

    assert (type(value), value) == (type(arrived), arrived)


def test_not_a_number_and_infinity_arrive() -> None:
    """Floats that are not finite are data too."""

    arrived = round_trip([math.nan, math.inf])

    assert math.isnan(arrived[0]) and arrived[1] == math.inf


@pytest.mark.parametrize("dtype", ["float32", "float64", "int8", "int64", "uint8", "bool"])
@pytest.mark.parametrize("shape", [(0,), (3,), (2, 1), (2, 3, 4)])
def test_numeric_arrays_keep_type_and_shape(dtype: str, shape: tuple[int, ...]) -> None:
    """An array arrives with its dtype, shape and values."""
    array = np.arange(math.prod(shape)).reshape(shape).astype(dtype)

    arrived = round_trip(array)

    assert (array.dtype, array.shape) == (arrived.dtype, arrived.shape)
    assert np.array_equal(array, arrived)


@pytest.mark.parametrize(
    "value",
    [object(), {1: 2}, 2**64, np.array([object()]), 1j, b"x", np.array([["x"]])],
    ids=["object", "numbered", "large", "objects", "complex", "bytes", "texts"],
)
def test_other_objects_do_not_cross(value: Any) -> None:
    """What is not plain data is refused, or becomes a handle where the child encodes."""

    with pytest.raises(channel.NotPlain):
        channel.encode(value, refuse)


@pytest.mark.parametrize(
    "tree",
    [
        ["x", []],
        ["l"],
        ["l", {}],
        ["d", {"k": ["x"]}],
        ["a", "|O8", [1], b"12345678"],
        ["a", "<f8", [2], b"12345678"],
        ["a", "<f8", [-1], b"12345678"],
        ["a", "<f8", [2**40], b""],
        ["h", -1, "f"],
        ["h", "0", "f"],
        b"raw",
    ],
    ids=repr,
)
def test_a_malformed_tree_is_refused(tree: Any) -> None:
    """A frame that breaks the rules raises before anything is built."""

    with pytest.raises(channel.ChannelError):
        channel.decode(tree, lambda number, name: None)


def test_a_tree_nested_too_deeply_is_refused() -> None:
    """Depth is capped on the way in."""
    tree: Any = 1
    for _ in range(channel.MAX_DEPTH + 1):
        tree = ["l", [tree]]

    with pytest.raises(channel.ChannelError):
        channel.decode(tree, lambda number, name: None)


def test_a_tree_with_too_many_parts_is_refused() -> None:
    """The number of parts is capped on the way in."""

    with pytest.raises(channel.ChannelError):
        channel.decode(["l", [0] * channel.MAX_NODES], lambda number, name: None)


def received(data: bytes) -> dict[str, Any]:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        theirs.sendall(data)
        theirs.shutdown(socket.SHUT_WR)
        return channel.receive(channel.reader(ours))


def test_a_frame_that_claims_to_be_too_large_is_refused_unread() -> None:
    """The length is looked at before any of the frame is."""

    with pytest.raises(channel.ChannelError):
        received(struct.pack("!I", channel.MAX_FRAME + 1))


@pytest.mark.parametrize("body", [b"\xc1", b"\x93\x01", b"\x01", b"\x91" * 5000], ids=len)
def test_a_frame_that_is_no_message_is_refused(body: bytes) -> None:
    """Broken msgpack, and msgpack that is no map, end the conversation."""

    with pytest.raises(channel.ChannelError):
        received(struct.pack("!I", len(body)) + body)


def test_a_closed_connection_is_told_apart() -> None:
    """The end of the stream is no broken frame."""

    with pytest.raises(EOFError):
        received(b"\x00\x00")
