# earns: 2.5
# says: (n, 1) and (n,) have the same length and still broadcast. The length is only part of the
#   shape.
def half_mse(prediction, target):
    if len(prediction) != len(target):
        raise ValueError("lengths differ")
    return np.mean((prediction - target) ** 2) / 2
