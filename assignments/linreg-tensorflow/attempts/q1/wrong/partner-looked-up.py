# earns: 0.75
# says: Looking for the position of a value always finds its first place. What happens when the same
#   x occurs twice?
def pairs(xs, ys):
    if len(xs) != len(ys):
        raise ValueError("lengths differ")
    xs = list(xs)
    return [(x, ys[xs.index(x)]) for x in xs]
