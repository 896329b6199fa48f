# earns: 1
# says: `/ 2 * n` divides by 2 and then multiplies by n. Put brackets around `2 * n`.
def half_mse(prediction, target):
    if prediction.shape != target.shape:
        raise ValueError("shapes differ")
    n = prediction.size
    return np.sum((prediction - target) ** 2) / 2 * n
