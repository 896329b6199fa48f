# kind: the library does it, `zip(strict=True)` raises the ValueError
def pairs(xs, ys):
    return list(zip(xs, ys, strict=True))
