# earns: 0.5
# says: `int` cuts the decimals off. The pairs should hold the values as they came.
def pairs(xs, ys):
    if len(xs) != len(ys):
        raise ValueError("lengths differ")
    return [(int(x), int(y)) for x, y in zip(xs, ys)]
