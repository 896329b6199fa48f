# earns: 0.75
# says: `not xs` is fine for a list, but NumPy refuses to say whether a whole array is true or
#   false. Try your function on `train_X` and `train_Y`.
def pairs(xs, ys):
    if not xs or not ys or len(xs) != len(ys):
        raise ValueError("lengths differ")
    return list(zip(xs, ys))
