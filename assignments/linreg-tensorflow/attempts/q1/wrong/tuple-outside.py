# earns: 0
# says: The pairs are right; what holds them is a tuple. The task asks for a list of tuples.
def pairs(xs, ys):
    if len(xs) != len(ys):
        raise ValueError("lengths differ")
    return tuple(zip(xs, ys))
