# earns: 0
# says: Your line is forced through the origin, and b is what happens to be left. Find the best W
#   and b together.
def closed_form(xs, ys):
    if np.all(xs == xs[0]):
        raise ValueError("all xs are equal")
    x, y = np.float64(xs), np.float64(ys)
    W = np.sum(x * y) / np.sum(x * x)
    b = np.mean(y - W * x)
    return W, b
