# earns: 2
# says: Your function hands the error back as if it were a cost, so the caller computes on with
#   it. An exception only stops the caller when it is raised.
def half_mse(prediction, target):
    if prediction.shape != target.shape:
        return ValueError("shapes differ")
    return np.mean((prediction - target) ** 2) / 2
