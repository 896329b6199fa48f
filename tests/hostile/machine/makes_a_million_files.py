"""Entries until the disk has no room."""

import os

try:
    for n in range(10**6):
        os.mkdir(str(n))
except OSError:
    pass


def double(x):
    return 0


triple = double
