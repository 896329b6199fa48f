# earns: 1
# says: You halve the difference and then square it, so the half is squared, too.
def half_mse(prediction, target):
    if prediction.shape != target.shape:
        raise ValueError("shapes differ")
    return np.mean((0.5 * (prediction - target)) ** 2)
