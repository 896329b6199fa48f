# earns: 1.75
# says: `allclose` also refuses xs that are merely close together in comparison with their size.
#   Only equal ones have no best line.
def closed_form(xs, ys):
    if np.allclose(xs, xs[0]):
        raise ValueError("all xs are equal")
    x, y = np.float64(xs), np.float64(ys)
    dx = x - x.mean()
    W = np.sum(dx * (y - y.mean())) / np.sum(dx * dx)
    return W, y.mean() - W * x.mean()
