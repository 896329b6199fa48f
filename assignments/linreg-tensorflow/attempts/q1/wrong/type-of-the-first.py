# earns: 0.75
# says: All values get the type of the first one, so after a whole number the decimals of the
#   others are cut off.
def pairs(xs, ys):
    if len(xs) != len(ys):
        raise ValueError("lengths differ")
    kind = type(xs[0])
    return [(kind(x), y) for x, y in zip(xs, ys)]
