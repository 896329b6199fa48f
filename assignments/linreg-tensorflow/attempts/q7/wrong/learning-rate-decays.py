# earns: 2.25
# says: You make the learning rate smaller in every epoch. Here it stays what it is.
def train_dynamic(xs, ys, W0, b0, learning_rate, epochs):
    n = len(xs)
    W = tf.Variable(W0, dtype=tf.float64)
    b = tf.Variable(b0, dtype=tf.float64)
    costs = []
    for epoch in range(epochs):
        rate = learning_rate / (1 + epoch)
        for x, y in zip(xs, ys):
            with tf.GradientTape() as tape:
                cost = tf.pow(W * x + b - y, 2) / (2 * n)
            dW, db = tape.gradient(cost, [W, b])
            W.assign_sub(rate * dW)
            b.assign_sub(rate * db)
        costs.append(np.sum((W.numpy() * xs + b.numpy() - ys) ** 2) / (2 * n))
    return {"W": W.numpy(), "b": b.numpy(), "costs": costs}
