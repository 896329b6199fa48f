# kind: recursion, halving
def pairs(xs, ys):
    if len(xs) != len(ys):
        raise ValueError("lengths differ")
    n = len(xs)
    if n == 0:
        return []
    if n == 1:
        return [(xs[0], ys[0])]
    middle = n // 2
    return pairs(xs[:middle], ys[:middle]) + pairs(xs[middle:], ys[middle:])
