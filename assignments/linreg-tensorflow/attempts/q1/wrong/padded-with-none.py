# earns: 0.5
# says: Nothing is dropped any more, but a `None` now stands where a number is missing, and training
#   would fail later and further away. Report the mismatch where it is noticed.
from itertools import zip_longest

def pairs(xs, ys):
    return list(zip_longest(xs, ys))
