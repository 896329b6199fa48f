# kind: covariance matrix, np.float32 results, np.ptp for the check
def closed_form(xs, ys):
    if np.ptp(xs) == 0:
        raise ValueError("vertical line")
    C = np.cov(np.asarray(xs, float), np.asarray(ys, float))
    W = C[0, 1] / C[0, 0]
    b = np.mean(ys, dtype=float) - W * np.mean(xs, dtype=float)
    return np.float32(W), np.float32(b)
