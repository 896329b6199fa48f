"""Threads until it may no more."""

import threading
import time

for _ in range(1000):
    try:
        threading.Thread(target=time.sleep, args=(99,), daemon=True).start()
    except RuntimeError:
        break


def double(x):
    return 0


triple = double
