# earns: 1.25
# says: The variables are made anew in every epoch, so all that was learned before is lost.
def train_dynamic(xs, ys, W0, b0, learning_rate, epochs):
    n = len(xs)
    costs = []
    W = tf.Variable(W0, dtype=tf.float64)
    b = tf.Variable(b0, dtype=tf.float64)
    for epoch in range(epochs):
        W.assign(W0)
        b.assign(b0)
        for x, y in zip(xs, ys):
            with tf.GradientTape() as tape:
                cost = tf.pow(W * x + b - y, 2) / (2 * n)
            dW, db = tape.gradient(cost, [W, b])
            W.assign_sub(learning_rate * dW)
            b.assign_sub(learning_rate * db)
        costs.append(np.sum((W.numpy() * xs + b.numpy() - ys) ** 2) / (2 * n))
    return {"W": W.numpy(), "b": b.numpy(), "costs": costs}
