# earns: 0
# says: `np.cov` divides by n − 1 and `np.var` by n. Take both from the same definition.
def closed_form(xs, ys):
    if np.all(xs == xs[0]):
        raise ValueError("all xs are equal")
    x, y = np.float64(xs), np.float64(ys)
    W = np.cov(x, y)[0, 1] / np.var(x)
    return W, y.mean() - W * x.mean()
