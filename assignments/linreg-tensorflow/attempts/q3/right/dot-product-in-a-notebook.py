# kind: dot product, one-element array, and a notebook magic line at the top
%matplotlib inline

def half_mse(prediction, target):
    if prediction.shape != target.shape:
        raise ValueError("shapes differ")
    d = np.asarray(prediction - target, dtype=float).reshape(-1, 1)
    return d.T @ d / (2 * len(d))
