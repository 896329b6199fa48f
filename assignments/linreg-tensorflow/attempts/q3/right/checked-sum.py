# kind: a check, then the slide's sum
def half_mse(prediction, target):
    if prediction.shape != target.shape:
        raise ValueError("shapes differ")
    n = prediction.size
    return np.sum((prediction - target) ** 2) / (2 * n)
