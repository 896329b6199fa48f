# earns: 2
# says: For shapes that differ you return NaN, and the caller goes on computing with it. An
#   exception stops at the mistake.
def half_mse(prediction, target):
    if prediction.shape != target.shape:
        return float("nan")
    return np.mean((prediction - target) ** 2) / 2
