# earns: 0
# says: You divide by the spread of y. That is the slope of x as a function of y.
def closed_form(xs, ys):
    if np.all(xs == xs[0]):
        raise ValueError("all xs are equal")
    x, y = np.float64(xs), np.float64(ys)
    dx, dy = x - x.mean(), y - y.mean()
    W = np.sum(dx * dy) / np.sum(dy * dy)
    return W, y.mean() - W * x.mean()
