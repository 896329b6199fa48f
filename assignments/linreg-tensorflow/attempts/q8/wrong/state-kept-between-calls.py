# earns: 0.25
# says: The cost of an earlier call is still stored when the next call begins, so its first epoch is
#   compared with a stranger.
history = []

def train_until(xs, ys, W0, b0, learning_rate, tolerance, max_epochs):
    xs = np.asarray(xs, dtype=np.float64)
    ys = np.asarray(ys, dtype=np.float64)
    n = len(xs)
    W, b = np.float64(W0), np.float64(b0)
    previous = np.sum((W * xs + b - ys) ** 2) / (2 * n)
    if not np.isfinite(previous):
        raise ArithmeticError("the cost at the start is not finite")
    previous = history[-1] if history else previous
    epochs = 0
    while epochs < max_epochs:
        for x, y in zip(xs, ys):
            error = W * x + b - y
            W = W - learning_rate * error * x / n
            b = b - learning_rate * error / n
        epochs += 1
        cost = np.sum((W * xs + b - ys) ** 2) / (2 * n)
        if not np.isfinite(cost):
            raise ArithmeticError("the cost is not finite any more")
        if previous - cost < tolerance:
            break
        history.append(cost)
        previous = cost
    return {"W": W, "b": b, "epochs": epochs}
