# kind: numerical, central differences in float64
def _cost(x, y, W, b):
    return np.mean((W * x + b - y) ** 2) / 2

def half_mse_gradients(x, y, W, b, h=1e-4):
    x = np.asarray(x, np.float64)
    y = np.asarray(y, np.float64)
    dW = (_cost(x, y, W + h, b) - _cost(x, y, W - h, b)) / (2 * h)
    db = (_cost(x, y, W, b + h) - _cost(x, y, W, b - h)) / (2 * h)
    return dW, db
