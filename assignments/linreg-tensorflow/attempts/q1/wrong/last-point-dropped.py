# earns: 0
# says: `range(n)` already stops before n. One point is missing at the end of your list.
def pairs(xs, ys):
    if len(xs) != len(ys):
        raise ValueError("lengths differ")
    return [(xs[i], ys[i]) for i in range(len(xs) - 1)]
