# earns: 2
# says: `zip` pairs up what it can and drops the rest, and n is taken from one side only. Different
#   shapes should be reported.
def half_mse(prediction, target):
    total = 0
    for p, t in zip(prediction, target):
        total += (p - t) ** 2
    return total / (2 * len(target))
