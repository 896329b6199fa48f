# earns: 0.75
# says: The pairs are right but no longer in the order given. Per-sample SGD gives another result in
#   another order.
def pairs(xs, ys):
    if len(xs) != len(ys):
        raise ValueError("lengths differ")
    return sorted(zip(xs, ys))
