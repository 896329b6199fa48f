# earns: 2.25
# says: You store the cost of the last sample. The half-MSE looks at all points.
def train_dynamic(xs, ys, W0, b0, learning_rate, epochs):
    n = len(xs)
    W = tf.Variable(W0, dtype=tf.float64)
    b = tf.Variable(b0, dtype=tf.float64)
    costs = []
    for epoch in range(epochs):
        for x, y in zip(xs, ys):
            with tf.GradientTape() as tape:
                cost = tf.pow(W * x + b - y, 2) / (2 * n)
            dW, db = tape.gradient(cost, [W, b])
            W.assign_sub(learning_rate * dW)
            b.assign_sub(learning_rate * db)
        costs.append(cost.numpy())
    return {"W": W.numpy(), "b": b.numpy(), "costs": costs}
