# earns: 0
# says: The cost is shown but not returned, so a training loop could not use it.
def half_mse(prediction, target):
    if prediction.shape != target.shape:
        raise ValueError("shapes differ")
    print("cost:", np.mean((prediction - target) ** 2) / 2)
