# earns: 2.25
# says: `check_numerics` finds the trouble, but what it raises is TensorFlow's own error and no
#   ArithmeticError.
def train_until(xs, ys, W0, b0, learning_rate, tolerance, max_epochs):
    xs = np.asarray(xs, dtype=np.float64)
    ys = np.asarray(ys, dtype=np.float64)
    n = len(xs)
    W, b = np.float64(W0), np.float64(b0)
    previous = np.sum((W * xs + b - ys) ** 2) / (2 * n)
    tf.debugging.check_numerics(previous, "cost at the start")
    epochs = 0
    while epochs < max_epochs:
        for x, y in zip(xs, ys):
            error = W * x + b - y
            W = W - learning_rate * error * x / n
            b = b - learning_rate * error / n
        epochs += 1
        cost = np.sum((W * xs + b - ys) ** 2) / (2 * n)
        tf.debugging.check_numerics(cost, "cost")
        if previous - cost < tolerance:
            break
        previous = cost
    return {"W": W, "b": b, "epochs": epochs}
