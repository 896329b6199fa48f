# earns: 1
# says: You add up first and square afterwards, so errors above and below the line cancel.
def half_mse(prediction, target):
    if prediction.shape != target.shape:
        raise ValueError("shapes differ")
    return np.sum(prediction - target) ** 2 / (2 * prediction.size)
