# earns: 0.5
# says: You go back to the line, and the count, before the epoch that stopped the training. That
#   epoch was run: it is kept and counted.
def train_until(xs, ys, W0, b0, learning_rate, tolerance, max_epochs):
    xs = np.asarray(xs, dtype=np.float64)
    ys = np.asarray(ys, dtype=np.float64)
    n = len(xs)
    W, b = np.float64(W0), np.float64(b0)
    previous = np.sum((W * xs + b - ys) ** 2) / (2 * n)
    if not np.isfinite(previous):
        raise ArithmeticError("the cost at the start is not finite")
    epochs = 0
    while epochs < max_epochs:
        before = W, b
        for x, y in zip(xs, ys):
            error = W * x + b - y
            W = W - learning_rate * error * x / n
            b = b - learning_rate * error / n
        cost = np.sum((W * xs + b - ys) ** 2) / (2 * n)
        if not np.isfinite(cost):
            raise ArithmeticError("the cost is not finite any more")
        if previous - cost < tolerance:
            W, b = before
            break
        epochs += 1
        previous = cost
    return {"W": W, "b": b, "epochs": epochs}
