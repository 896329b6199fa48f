# earns: 0.5
# says: You divide by n − 1. The cost is a plain mean over the n points.
def half_mse_gradients(x, y, W, b):
    n = len(x)
    error = W * x + b - y
    return np.sum(error * x) / (n - 1), np.sum(error) / (n - 1)
