# earns: 1
# says: You divide by n − 1, as for the variance of a sample. The cost is a plain mean over the
#   points.
def half_mse(prediction, target):
    if prediction.shape != target.shape:
        raise ValueError("shapes differ")
    n = prediction.size
    return np.sum((prediction - target) ** 2) / (2 * (n - 1))
