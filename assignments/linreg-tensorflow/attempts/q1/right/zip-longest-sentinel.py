# kind: itertools, finds the missing partner while pairing
from itertools import zip_longest

MISSING = object()

def pairs(xs, ys):
    out = []
    for pair in zip_longest(xs, ys, fillvalue=MISSING):
        if pair[0] is MISSING or pair[1] is MISSING:
            raise ValueError("one of the two ran out of values after %d pairs" % len(out))
        out.append(pair)
    return out
