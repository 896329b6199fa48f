"""An integer of a hundred thousand digits."""

def double(x):
    return 10**100_000


triple = double
