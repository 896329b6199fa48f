# earns: 1
# says: The root at the end makes another measure of it. The half-MSE stays a square.
def half_mse(prediction, target):
    if prediction.shape != target.shape:
        raise ValueError("shapes differ")
    return np.sqrt(np.sum((prediction - target) ** 2) / (2 * prediction.size))
