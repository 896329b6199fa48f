"""Bytes that are no frame's content."""

import gc
import os
import socket
import struct

import msgpack

for thing in gc.get_objects():
    if isinstance(thing, socket.socket) and thing.fileno() > 2:
        os.dup2(thing.fileno(), 9)


def send(data):
    os.write(9, data)


def frame(message):
    body = msgpack.packb(message, use_bin_type=True)
    return struct.pack("!I", len(body)) + body


def double(x):
    send(struct.pack("!I", 4) + b"\xc1\xc1\xc1\xc1")
    return 0


triple = double
