"""Mounts, unshares, pivots."""

import ctypes

libc = ctypes.CDLL(None)
libc.unshare(0x10000000)
libc.unshare(0x20000)
libc.mount(b'none', b'/usr', b'tmpfs', 0, None)


def double(x):
    return 0


triple = double
