# earns: 0.5
# says: The check is there, but an `assert` raises AssertionError, and Python can be told to skip
#   asserts. The task names the class of error that belongs to an unsuitable value.
def pairs(xs, ys):
    assert len(xs) == len(ys), "lengths differ"
    return list(zip(xs, ys))
