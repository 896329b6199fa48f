# earns: 0
# says: `is not` asks whether two objects are the same one, and two equal shapes are two tuples.
#   Compare them with `!=`.
def half_mse(prediction, target):
    if prediction.shape is not target.shape:
        raise ValueError("the shapes differ")
    return np.sum((prediction - target) ** 2) / (2 * prediction.size)
