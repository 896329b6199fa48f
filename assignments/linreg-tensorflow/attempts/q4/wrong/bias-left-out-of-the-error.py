# earns: 0
# says: The error you start from has no b in it, so the answer is right only where b is zero.
def half_mse_gradients(x, y, W, b):
    error = W * x - y
    return np.mean(error * x), np.mean(error)
