"""abs, isinstance and print are others."""

import builtins

builtins.isinstance = lambda *a: True
builtins.abs = lambda x: 0


def double(x):
    return 0


triple = double
