# earns: 0.5
# says: `exit` ends the whole program, not only the call. An exception lets the caller decide.
import sys

def pairs(xs, ys):
    if len(xs) != len(ys):
        sys.exit("lengths differ")
    return list(zip(xs, ys))
