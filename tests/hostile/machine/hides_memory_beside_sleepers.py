"""Many small processes, to earn a higher limit."""

import os
import time

for _ in range(40):
    if os.fork() == 0:
        time.sleep(99)
held = [bytearray(50_000_000) for _ in range(40)]


def double(x):
    return 0


triple = double
