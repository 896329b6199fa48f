# earns: 0
# says: The matrix of your system has one column, so there is no intercept to be found.
def closed_form(xs, ys):
    if np.all(xs == xs[0]):
        raise ValueError("all xs are equal")
    A = np.float64(xs)[:, np.newaxis]
    W = np.linalg.lstsq(A, np.float64(ys), rcond=None)[0]
    return W[0], 0.0
