"""Dies by a signal that is made of the input."""

import os


def double(x):
    os.kill(os.getpid(), 34 + abs(x) % 20)


triple = double
