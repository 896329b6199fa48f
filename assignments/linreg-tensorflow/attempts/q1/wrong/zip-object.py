# earns: 0
# says: A `zip` object is not a list: it can be walked through once and is empty afterwards. In the
#   second epoch there would be nothing left to train on.
def pairs(xs, ys):
    if len(xs) != len(ys):
        raise ValueError("lengths differ")
    return zip(xs, ys)
