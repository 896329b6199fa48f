# earns: 2.5
# says: For shape (n, 1) the mean over the last axis is a mean over one number, and n numbers come
#   back instead of one.
def half_mse(prediction, target):
    if prediction.shape != target.shape:
        raise ValueError("shapes differ")
    return 0.5 * np.mean((prediction - target) ** 2, axis=-1)
