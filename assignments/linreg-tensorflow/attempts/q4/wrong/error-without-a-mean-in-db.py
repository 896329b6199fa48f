# earns: 0.5
# says: dW is a mean over the points, db is still a sum.
def half_mse_gradients(x, y, W, b):
    error = W * x + b - y
    return np.mean(error * x), np.sum(error)
