# kind: a check, then NumPy's mean
def half_mse(prediction, target):
    if prediction.shape != target.shape:
        raise ValueError("shapes differ")
    return np.mean((prediction - target) ** 2) / 2
