# earns: 0
# says: `^` is no power in Python: it compares bits, and floats have none. A square is `** 2`, or
#   tf.square.
def half_mse(prediction, target):
    if prediction.shape != target.shape:
        raise ValueError("shapes differ")
    return np.sum((prediction - target) ^ 2) / (2 * prediction.size)
