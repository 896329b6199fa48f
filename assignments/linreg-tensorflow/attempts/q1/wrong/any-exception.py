# earns: 0.5
# says: You raise Exception itself. Say which kind it is: an unfit argument is a ValueError.
def pairs(xs, ys):
    if len(xs) != len(ys):
        raise Exception("lengths differ")
    return list(zip(xs, ys))
