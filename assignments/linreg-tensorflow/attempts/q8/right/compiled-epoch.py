# kind: tf.function for one epoch, float64, epochs as a one-element array
@tf.function
def _epoch(xs, ys, W, b, learning_rate):
    n = tf.cast(tf.size(xs), tf.float64)
    for i in tf.range(tf.size(xs)):
        error = W * xs[i] + b - ys[i]
        W = W - learning_rate * error * xs[i] / n
        b = b - learning_rate * error / n
    return W, b

class Diverged(ArithmeticError):
    pass

def train_until(xs, ys, W0, b0, learning_rate, tolerance, max_epochs):
    xs, ys = tf.cast(xs, tf.float64), tf.cast(ys, tf.float64)
    W, b, rate = (tf.constant(v, tf.float64) for v in (W0, b0, learning_rate))
    epochs, previous = 0, None
    while True:
        cost = float(tf.reduce_mean((W * xs + b - ys) ** 2) / 2)
        if not np.isfinite(cost):
            raise Diverged(f"after {epochs} epochs the cost is {cost}")
        if previous is not None and previous - cost < tolerance or epochs == max_epochs:
            return {"W": W, "b": b, "epochs": np.array([epochs])}
        previous = cost
        W, b = _epoch(xs, ys, W, b, rate)
        epochs += 1
