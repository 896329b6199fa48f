# earns: 0
# says: In float32 a step of 1e-6 drowns in the rounding of the cost. Smaller is not always more
#   exact.
def half_mse_gradients(x, y, W, b):
    x, y = np.float32(x), np.float32(y)
    h = np.float32(1e-6)
    W, b = np.float32(W), np.float32(b)
    cost = lambda W, b: np.mean((W * x + b - y) ** 2) / 2
    return (cost(W + h, b) - cost(W - h, b)) / (2 * h), (cost(W, b + h) - cost(W, b - h)) / (2 * h)
