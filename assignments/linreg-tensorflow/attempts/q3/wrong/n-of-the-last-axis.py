# earns: 2.5
# says: The last axis of a column has length 1, so you divide by 1 and not by n. Count all
#   elements.
def half_mse(prediction, target):
    if prediction.shape != target.shape:
        raise ValueError("shapes differ")
    return np.sum((prediction - target) ** 2) / (2 * prediction.shape[-1])
