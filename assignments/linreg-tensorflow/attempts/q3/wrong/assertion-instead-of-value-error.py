# earns: 2
# says: The check is there, but an `assert` raises AssertionError, and Python can be told to skip
#   asserts. The task asks for a ValueError.
def half_mse(prediction, target):
    assert prediction.shape == target.shape, "shapes differ"
    return np.mean((prediction - target) ** 2) / 2
