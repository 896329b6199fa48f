# earns: 0
# says: Two nested loops pair every x with every y. Each x has exactly one partner: the y in the
#   same place.
def pairs(xs, ys):
    if len(xs) != len(ys):
        raise ValueError("lengths differ")
    return [(x, y) for x in xs for y in ys]
