# earns: 1
# says: This is the root of the mean squared error: a root too much, and a factor ½ too few.
def half_mse(prediction, target):
    if prediction.shape != target.shape:
        raise ValueError("shapes differ")
    return np.sqrt(np.mean((prediction - target) ** 2))
