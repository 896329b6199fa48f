# earns: 0
# says: Your `return` stands inside the loop, so the first pair leaves the function and the others
#   never come.
def pairs(xs, ys):
    if len(xs) != len(ys):
        raise ValueError("lengths differ")
    result = []
    for x, y in zip(xs, ys):
        result.append((x, y))
        return result
