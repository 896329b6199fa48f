# kind: sums divided by the number of points
def half_mse_gradients(x, y, W, b):
    n = len(x)
    error = W * x + b - y
    return np.sum(error * x) / n, np.sum(error) / n
