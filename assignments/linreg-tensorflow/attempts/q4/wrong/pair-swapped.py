# earns: 0
# says: Both numbers are right and stand in the wrong order: first the one for W.
def half_mse_gradients(x, y, W, b):
    error = W * x + b - y
    return np.mean(error), np.mean(error * x)
