"""Hangs up in the middle."""

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
    os.close(9)
    for fd in range(3, 64):
        try:
            os.close(fd)
        except OSError:
            pass
    return 0


triple = double
