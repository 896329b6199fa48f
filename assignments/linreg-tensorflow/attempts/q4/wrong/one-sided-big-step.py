# earns: 0
# says: The idea of a difference quotient is fine, but a one-sided step of 0.01 leaves an error as
#   large as the curvature times half the step.
def half_mse_gradients(x, y, W, b):
    h = 0.01
    cost = lambda W, b: np.mean((W * x + b - y) ** 2) / 2
    c = cost(W, b)
    return (cost(W + h, b) - c) / h, (cost(W, b + h) - c) / h
