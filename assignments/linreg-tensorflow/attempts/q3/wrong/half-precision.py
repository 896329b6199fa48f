# earns: 2.75
# says: float16 has three digits: too few to compute a cost with.
def half_mse(prediction, target):
    if prediction.shape != target.shape:
        raise ValueError("shapes differ")
    difference = np.float16(prediction) - np.float16(target)
    return np.mean(difference ** 2) / 2
