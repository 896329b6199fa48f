# earns: 0.5
# says: A variance first takes the mean error away. A prediction that is too high by 1 everywhere
#   would cost nothing.
def half_mse(prediction, target):
    if prediction.shape != target.shape:
        raise ValueError("shapes differ")
    return np.var(prediction - target) / 2
