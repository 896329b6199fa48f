# earns: 0
# says: A default argument is made once, when the function is defined, and shared by all calls. Call
#   your function twice and look at the length of what comes back.
def pairs(xs, ys, result=[]):
    if len(xs) != len(ys):
        raise ValueError("lengths differ")
    for x, y in zip(xs, ys):
        result.append((x, y))
    return result
