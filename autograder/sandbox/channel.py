"""Plain data over a socket: length-prefixed msgpack frames, checked before anything is built.

What may cross: None, bool, int (64 bits), float, str, list, tuple, dict with str keys, numeric
NumPy arrays and scalars, and *handles*: numbers that stand for an object which stays in the child.
On the wire every container is a tagged list, so nothing is ever guessed::

    ["l", [...]]  list      ["t", [...]]  tuple      ["d", {...}]  dict
    ["a", dtype, shape, bytes]  array or NumPy scalar (shape ())   ["h", number, type name]  handle
"""

from __future__ import annotations

import math
import socket
import struct
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import msgpack
import numpy as np

MAX_FRAME = 32 * 1024 * 1024
MAX_DEPTH = 32
MAX_NODES = 500_000
MAX_TEXT = 1024 * 1024

Tree = Any
"""A value as it crosses the wire."""


class ChannelError(Exception):
    """A frame breaks the rules; whoever sent it is not to be trusted any further."""


class NotPlain(Exception):
    """A value that is not plain data and may not become a handle here."""


def encode(value: Any, handle: Callable[[Any], Tree]) -> Tree:
    """Return `value` as a tree; what is not plain data goes through `handle`."""
    return _encode(value, handle, MAX_DEPTH)


def _encode(value: Any, handle: Callable[[Any], Tree], depth: int) -> Tree:
    if depth == 0:
        raise NotPlain("nested too deeply")
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        if len(value) > MAX_TEXT:
            raise NotPlain("a text that is too long")
        return str(value)
    if isinstance(value, (np.ndarray, np.generic)):
        return _encode_array(value, handle)
    if isinstance(value, int):
        return int(value) if -(2**63) <= value < 2**63 else handle(value)
    if isinstance(value, float):
        return float(value)
    if isinstance(value, Sequence) and not isinstance(value, (bytes, bytearray, memoryview)):
        tag = "l" if isinstance(value, list) else "t"
        if len(value) > MAX_NODES:
            raise NotPlain("a sequence that is too long")
        return [tag, [_encode(item, handle, depth - 1) for item in value]]
    if isinstance(value, Mapping) and all(isinstance(key, str) for key in value):
        return ["d", {str(key): _encode(value[key], handle, depth - 1) for key in value}]
    return handle(value)


def _encode_array(array: Any, handle: Callable[[Any], Tree]) -> Tree:
    if array.dtype.kind in "US" and array.ndim == 1 and array.size < MAX_DEPTH:
        return ["l", [str(text) for text in array.tolist()]]  # letters
    if array.dtype.kind not in "biuf" or array.dtype.itemsize > 8:
        return handle(array)
    if array.nbytes > MAX_FRAME // 2:
        raise NotPlain("an array that is too large")
    plain = np.asarray(array)
    return ["a", plain.dtype.str, list(plain.shape), plain.tobytes()]


def decode(tree: Tree, handle: Callable[[int, str], Any]) -> Any:
    """Return the value of `tree`; raise ChannelError where it breaks the rules."""
    return _Decoder(handle).value(tree, MAX_DEPTH)


class _Decoder:
    """Walks one tree, counting what it builds."""

    def __init__(self, handle: Callable[[int, str], Any]) -> None:
        self.handle = handle
        self.nodes = 0

    def value(self, tree: Tree, depth: int) -> Any:
        self.nodes += 1
        if depth == 0 or self.nodes > MAX_NODES:
            raise ChannelError("a value nested too deeply or with too many parts")
        if tree is None or isinstance(tree, (bool, int, float, str)):
            return tree
        match tree:
            case ["l", list(items)]:
                return [self.value(item, depth - 1) for item in items]
            case ["t", list(items)]:
                return tuple(self.value(item, depth - 1) for item in items)
            case ["d", dict(items)] if all(type(key) is str for key in items):
                return {key: self.value(item, depth - 1) for key, item in items.items()}
            case ["a", str(dtype), list(shape), bytes(data)]:
                return _decode_array(dtype, shape, data)
            case ["h", int(number), str(name)] if number >= 0:
                return self.handle(number, name)
        raise ChannelError("a value with an unknown tag")


def _decode_array(dtype: str, shape: list[Any], data: bytes) -> Any:
    if len(dtype) != 3 or dtype[1] not in "biuf" or dtype[2] not in "1248":
        raise ChannelError("an array of an unknown type")
    if len(shape) > MAX_DEPTH or not all(type(n) is int and 0 <= n < 2**31 for n in shape):
        raise ChannelError("an array of an impossible shape")
    try:
        kind = np.dtype(dtype)
    except TypeError as error:
        raise ChannelError(str(error)) from None
    if not data and math.prod(n for n in shape if n) > MAX_NODES:
        raise ChannelError("an empty array of an impossible shape")  # its list has that many parts
    if math.prod(shape) * kind.itemsize != len(data):
        raise ChannelError("an array whose shape and size disagree")
    array = np.frombuffer(data, dtype=kind).reshape(shape).copy()
    return array[()] if not shape else array


def pack(message: dict[str, Any]) -> bytes:
    """Return one message as a frame; raise NotPlain when it is larger than a frame may be."""
    data: bytes = msgpack.packb(message, use_bin_type=True)
    if len(data) > MAX_FRAME:
        raise NotPlain("a value that is too large")
    return struct.pack("!I", len(data)) + data


def receive(read: Callable[[int], bytes]) -> dict[str, Any]:
    """Read one message by `read(n)`, which returns exactly n bytes or raises."""
    (length,) = struct.unpack("!I", read(4))
    if length > MAX_FRAME:
        raise ChannelError("a frame that is too large")
    try:
        message = msgpack.unpackb(read(length), raw=False, strict_map_key=True)
    except (ValueError, RecursionError, msgpack.exceptions.UnpackException) as error:
        raise ChannelError(f"a frame that is not msgpack: {type(error).__name__}") from None
    if not isinstance(message, dict):
        raise ChannelError("a frame that is no message")
    return message


def reader(sock: socket.socket) -> Callable[[int], bytes]:
    """Return the blocking `read(n)` of `sock`; EOFError when the other end is gone."""

    def read(size: int) -> bytes:
        parts = []
        while size:
            part = sock.recv(min(size, 1 << 20))
            if not part:
                raise EOFError
            parts.append(part)
            size -= len(part)
        return b"".join(parts)

    return read
