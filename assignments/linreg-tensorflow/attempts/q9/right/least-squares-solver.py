# kind: library call, np.linalg.lstsq; an array of two as the pair
def closed_form(xs, ys):
    if len(np.unique(xs)) < 2:
        raise ValueError("need two different xs")
    A = np.vstack([xs, np.ones(len(xs))]).T.astype(np.float64)
    return np.linalg.lstsq(A, np.asarray(ys, dtype=np.float64), rcond=None)[0]
