# earns: 1.75
# says: You compare two of the xs only. The others decide, too.
def closed_form(xs, ys):
    if len(xs) < 2 or xs[0] == xs[1]:
        raise ValueError("all xs are equal")
    A = np.stack([xs, np.ones(len(xs))], axis=1).astype(np.float64)
    return np.linalg.lstsq(A, np.float64(ys), rcond=None)[0]
