# kind: named tuples, which are a subclass of tuple
from collections import namedtuple

Point = namedtuple("Point", ["x", "y"])

def pairs(xs, ys):
    if len(xs) != len(ys):
        raise ValueError("need one y for every x")
    return [Point(x, y) for x, y in zip(xs, ys)]
