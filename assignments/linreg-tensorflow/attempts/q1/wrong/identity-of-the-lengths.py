# earns: 0.75
# says: `is not` asks whether two numbers are the same object, which for large equal numbers they
#   need not be. Compare values with `!=`.
def pairs(xs, ys):
    if len(xs) is not len(ys):
        raise ValueError("lengths differ")
    return list(zip(xs, ys))
