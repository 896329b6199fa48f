# earns: 1
# says: The gradient for b is taken after W has moved. Both derivatives belong to the same point.
def train_dynamic(xs, ys, W0, b0, learning_rate, epochs):
    n = len(xs)
    W = tf.Variable(W0, dtype=tf.float64)
    b = tf.Variable(b0, dtype=tf.float64)
    costs = []
    for epoch in range(epochs):
        for x, y in zip(xs, ys):
            with tf.GradientTape() as tape:
                cost = tf.pow(W * x + b - y, 2) / (2 * n)
            W.assign_sub(learning_rate * tape.gradient(cost, W))
            with tf.GradientTape() as tape:
                cost = tf.pow(W * x + b - y, 2) / (2 * n)
            b.assign_sub(learning_rate * tape.gradient(cost, b))
        costs.append(np.sum((W.numpy() * xs + b.numpy() - ys) ** 2) / (2 * n))
    return {"W": W.numpy(), "b": b.numpy(), "costs": costs}
