# earns: 0
# says: b is more than the mean of the ys: the line passes through both means, so the slope times
#   the mean of x goes off.
def closed_form(xs, ys):
    if np.all(xs == xs[0]):
        raise ValueError("all xs are equal")
    x, y = np.float64(xs), np.float64(ys)
    dx, dy = x - x.mean(), y - y.mean()
    W = np.sum(dx * dy) / np.sum(dx * dx)
    return W, y.mean()
