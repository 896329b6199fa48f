"""Ends its process in each of thirty cells, so that all cells above run again and again."""

import os


def double(x):
    return 0


triple = double
# %% 6 times
os.kill(os.getpid(), 9)
# %% 24 times
@lambda ends: os.kill(os.getpid(), 9)
def ends():
    """What only defines ends it as well."""
