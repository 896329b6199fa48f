# earns: 1.5
# says: You count the points. Many points above the same x are as little use as one.
def closed_form(xs, ys):
    if len(xs) < 2:
        raise ValueError("need at least two points")
    x, y = np.float64(xs), np.float64(ys)
    dx = x - x.mean()
    W = np.sum(dx * (y - y.mean())) / np.sum(dx * dx)
    return W, y.mean() - W * x.mean()
