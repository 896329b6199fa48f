# earns: 0.5
# says: An index that runs out raises IndexError, and only when ys is the shorter one. Compare the
#   lengths yourself, before the loop.
def pairs(xs, ys):
    result = []
    for i in range(len(xs)):
        result.append((xs[i], ys[i]))
    return result
