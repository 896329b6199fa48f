# earns: 1
# says: You use the size of the error, not its square. A large error should weigh more than two
#   small ones.
def half_mse(prediction, target):
    if prediction.shape != target.shape:
        raise ValueError("shapes differ")
    return np.sum(np.abs(prediction - target)) / (2 * prediction.size)
