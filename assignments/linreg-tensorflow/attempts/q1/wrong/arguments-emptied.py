# earns: 0
# says: `pop` takes the values out of the caller's own lists, which are empty afterwards; NumPy
#   arrays have no `pop` at all. Read the arguments, leave them as they are.
def pairs(xs, ys):
    if len(xs) != len(ys):
        raise ValueError("lengths differ")
    result = []
    while len(xs) > 0:
        result.append((xs.pop(0), ys.pop(0)))
    return result
