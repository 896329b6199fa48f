# earns: 2.5
# says: You refuse arrays of shape (n, 1), though both have it. Only shapes that differ are a
#   mistake.
def half_mse(prediction, target):
    if prediction.shape != target.shape or prediction.ndim != 1:
        raise ValueError("shapes differ")
    return np.mean((prediction - target) ** 2) / 2
