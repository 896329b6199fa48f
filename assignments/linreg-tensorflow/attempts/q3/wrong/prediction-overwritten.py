# earns: 2.75
# says: `-=` writes the differences into the caller's own array. The second call then sees other
#   predictions.
def half_mse(prediction, target):
    if prediction.shape != target.shape:
        raise ValueError("shapes differ")
    prediction -= target
    return np.sum(prediction ** 2) / (2 * prediction.size)
