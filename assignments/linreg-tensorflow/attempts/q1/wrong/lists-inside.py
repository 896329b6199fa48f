# earns: 0.5
# says: The values are right; the pairs are lists. The task asks for tuples, as `zip` makes them.
def pairs(xs, ys):
    if len(xs) != len(ys):
        raise ValueError("lengths differ")
    return [[x, y] for x, y in zip(xs, ys)]
