# earns: 2
# says: The check is right; a TypeError says that something of the wrong type came in. For a value
#   that does not fit, Python has ValueError.
def half_mse(prediction, target):
    if prediction.shape != target.shape:
        raise TypeError("shapes differ")
    return np.mean((prediction - target) ** 2) / 2
