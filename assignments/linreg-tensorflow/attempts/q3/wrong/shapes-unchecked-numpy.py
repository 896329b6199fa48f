# earns: 2.5
# says: NumPy broadcasts (n, 1) against (n,) into an n × n table, and the cost looks like a number
#   all the same. Only some mismatches stop by themselves.
def half_mse(prediction, target):
    n = len(target)
    return np.sum((prediction - target) ** 2) / (2 * n)
