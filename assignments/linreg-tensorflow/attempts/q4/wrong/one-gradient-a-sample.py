# earns: 0
# says: One number for each point comes back. The gradient of a mean over all points is a single
#   pair.
def half_mse_gradients(x, y, W, b):
    error = W * x + b - y
    return error * x / len(x), error / len(x)
