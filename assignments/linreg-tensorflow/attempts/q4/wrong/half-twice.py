# earns: 0.5
# says: Both gradients are half of what they should be: the derivative of a square brings a factor
#   of its own.
def half_mse_gradients(x, y, W, b):
    n = len(x)
    error = W * x + b - y
    return np.sum(error * x) / (2 * n), np.sum(error) / (2 * n)
