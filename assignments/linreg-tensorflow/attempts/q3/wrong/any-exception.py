# earns: 2
# says: You raise Exception itself. Say which kind it is: an unfit argument is a ValueError.
def half_mse(prediction, target):
    if prediction.shape != target.shape:
        raise Exception("shapes differ")
    return np.sum((prediction - target) ** 2) / (2 * prediction.size)
