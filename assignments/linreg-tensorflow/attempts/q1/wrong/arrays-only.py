# earns: 0
# says: `.shape` exists on NumPy arrays only. The arguments may be plain Python lists, too.
def pairs(xs, ys):
    if xs.shape != ys.shape:
        raise ValueError("shapes differ")
    return list(zip(xs, ys))
