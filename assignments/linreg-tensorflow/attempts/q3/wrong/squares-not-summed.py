# earns: 0
# says: One cost for each point comes back. The half-MSE is a single number for all of them.
def half_mse(prediction, target):
    if prediction.shape != target.shape:
        raise ValueError("shapes differ")
    return (prediction - target) ** 2 / (2 * prediction.size)
