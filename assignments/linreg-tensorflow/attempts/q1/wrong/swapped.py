# earns: 0
# says: The two numbers of each pair stand in the wrong order: x comes first.
def pairs(xs, ys):
    if len(xs) != len(ys):
        raise ValueError("lengths differ")
    return list(zip(ys, xs))
