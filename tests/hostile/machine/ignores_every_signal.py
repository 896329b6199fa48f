"""Ignores all that can be ignored, and loops."""

import signal

for number in range(1, 32):
    try:
        signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError):
        pass
while True:
    pass


def double(x):
    return 0


triple = double
