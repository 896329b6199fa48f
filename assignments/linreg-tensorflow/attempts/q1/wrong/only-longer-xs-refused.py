# earns: 0.5
# says: You noticed the danger in one direction. What happens when it is `ys` that has values left
#   over?
def pairs(xs, ys):
    if len(xs) > len(ys):
        raise ValueError("there are more xs than ys")
    return list(zip(xs, ys))
