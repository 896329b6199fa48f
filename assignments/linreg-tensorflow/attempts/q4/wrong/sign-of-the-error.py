# earns: 0
# says: This is the gradient of the mean absolute error: every point pulls equally hard, however far
#   away it is.
def half_mse_gradients(x, y, W, b):
    sign = np.sign(W * x + b - y)
    return np.mean(sign * x) / 2, np.mean(sign) / 2
