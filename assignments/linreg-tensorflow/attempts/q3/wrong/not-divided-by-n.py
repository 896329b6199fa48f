# earns: 1
# says: This is half the sum. With twice as many points the cost would be twice as large; a mean
#   would not.
def half_mse(prediction, target):
    if prediction.shape != target.shape:
        raise ValueError("shapes differ")
    return np.sum((prediction - target) ** 2) / 2
