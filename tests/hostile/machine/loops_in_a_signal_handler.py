"""Whoever interrupts it meets a loop."""

import signal


def forever(*args):
    while True:
        pass


for number in range(1, 32):
    try:
        signal.signal(number, forever)
    except OSError:
        pass
while True:
    pass


def double(x):
    return 0


triple = double
