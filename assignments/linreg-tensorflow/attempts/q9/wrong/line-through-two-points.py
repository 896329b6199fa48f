# earns: 1
# says: You draw the line through the leftmost and the rightmost point. The points between have a
#   say, too.
def closed_form(xs, ys):
    i, j = np.argmin(xs), np.argmax(xs)
    if xs[i] == xs[j]:
        raise ValueError("all xs are equal")
    W = (ys[j] - ys[i]) / (xs[j] - xs[i])
    return W, ys[i] - W * xs[i]
