"""os.kill(0, 9) reaches all of its group."""

import os

os.kill(0, 9)


def double(x):
    return 0


triple = double
