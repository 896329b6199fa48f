# earns: 2.5
# says: You compare the number of axes, not how long they are. A single number in one argument would
#   be stretched over all of the other.
def half_mse(prediction, target):
    if prediction.ndim != target.ndim:
        raise ValueError("different number of dimensions")
    difference = prediction - target
    return np.sum(difference ** 2) / (2 * difference.size)
