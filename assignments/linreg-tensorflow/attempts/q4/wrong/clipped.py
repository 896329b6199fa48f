# earns: 2
# says: You clip the gradient, so it is wrong wherever the cost is steep. Clipping belongs to the
#   training, not to the gradient.
def half_mse_gradients(x, y, W, b):
    error = W * x + b - y
    return np.clip(np.mean(error * x), -10, 10), np.clip(np.mean(error), -10, 10)
