# kind: deviations from the means in float64
def closed_form(xs, ys):
    if np.all(xs == xs[0]):
        raise ValueError("all xs are equal")
    x, y = np.float64(xs), np.float64(ys)
    dx, dy = x - x.mean(), y - y.mean()
    W = np.sum(dx * dy) / np.sum(dx * dx)
    return W, y.mean() - W * x.mean()
