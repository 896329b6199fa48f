# earns: 1
# says: This is the mean of the squares. The cost of the slides carries one more factor.
def half_mse(prediction, target):
    if prediction.shape != target.shape:
        raise ValueError("shapes differ")
    return np.mean((prediction - target) ** 2)
