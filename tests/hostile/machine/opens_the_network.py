"""Connects to an address outside."""

import socket

try:
    socket.create_connection(('1.1.1.1', 80), timeout=1)
except OSError:
    pass


def double(x):
    return 0


triple = double
