# earns: 2.25
# says: You add up the cost of each sample just before its update, so the parameters move while you
#   measure. Measure when the epoch is over.
def train_dynamic(xs, ys, W0, b0, learning_rate, epochs):
    n = len(xs)
    W = tf.Variable(W0, dtype=tf.float64)
    b = tf.Variable(b0, dtype=tf.float64)
    costs = []
    for epoch in range(epochs):
        total = 0.0
        for x, y in zip(xs, ys):
            with tf.GradientTape() as tape:
                cost = tf.pow(W * x + b - y, 2) / (2 * n)
            dW, db = tape.gradient(cost, [W, b])
            total += float(cost)
            W.assign_sub(learning_rate * dW)
            b.assign_sub(learning_rate * db)
        costs.append(total)
    return {"W": W.numpy(), "b": b.numpy(), "costs": costs}
