# earns: 0.5
# says: You sum over the points. The cost is a mean, so its gradient is one, too.
def half_mse_gradients(x, y, W, b):
    error = W * x + b - y
    return np.sum(error * x), np.sum(error)
