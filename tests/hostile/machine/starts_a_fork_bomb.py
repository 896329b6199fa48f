"""Forks until it may no more."""

import os

for _ in range(500):
    try:
        if os.fork() == 0:
            while True:
                os.sched_yield()
    except OSError:
        break


def double(x):
    return 0


triple = double
