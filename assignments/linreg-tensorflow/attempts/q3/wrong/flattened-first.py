# earns: 2.5
# says: You repair a mismatch that should be reported: after flattening, (n, 1) and (n,) look alike.
def half_mse(prediction, target):
    prediction = np.ravel(prediction)
    target = np.ravel(target)
    if prediction.shape != target.shape:
        raise ValueError("shapes differ")
    return np.mean((prediction - target) ** 2) / 2
