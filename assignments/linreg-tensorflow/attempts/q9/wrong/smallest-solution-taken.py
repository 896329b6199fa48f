# earns: 1.25
# says: Where many lines fit equally well, the solver silently picks one for you. Equal xs have no
#   single best line, so say so.
def closed_form(xs, ys):
    A = np.stack([xs, np.ones(len(xs))], axis=1).astype(np.float64)
    W, b = np.linalg.lstsq(A, ys.astype(np.float64), rcond=None)[0]
    return W, b
