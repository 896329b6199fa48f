# earns: 0
# says: Both numbers are right and come in the wrong order: first the slope.
def closed_form(xs, ys):
    if np.all(xs == xs[0]):
        raise ValueError("all xs are equal")
    A = np.stack([np.ones(len(xs)), xs], axis=1).astype(np.float64)
    return np.linalg.lstsq(A, np.float64(ys), rcond=None)[0]
