# earns: 1.75
# says: You let a single point through, which has no slope either: it is a case of all xs being
#   equal.
def closed_form(xs, ys):
    if len(xs) > 1 and np.all(xs == xs[0]):
        raise ValueError("all xs are equal")
    A = np.stack([xs, np.ones(len(xs))], axis=1).astype(np.float64)
    return np.linalg.lstsq(A, ys.astype(np.float64), rcond=None)[0]
