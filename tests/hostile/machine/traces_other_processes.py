"""ptrace on every process there is."""

import ctypes
import os

libc = ctypes.CDLL(None)
for pid in range(1, 300):
    if pid != os.getpid():
        libc.ptrace(16, pid, 0, 0)


def double(x):
    return 0


triple = double
