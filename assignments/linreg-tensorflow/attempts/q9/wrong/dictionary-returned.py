# earns: 0
# says: You return a dict. The task asks for the pair (W, b).
def closed_form(xs, ys):
    if np.all(xs == xs[0]):
        raise ValueError("all xs are equal")
    x, y = np.float64(xs), np.float64(ys)
    dx, dy = x - x.mean(), y - y.mean()
    W = np.sum(dx * dy) / np.sum(dx * dx)
    return {"W": W, "b": y.mean() - W * x.mean()}
