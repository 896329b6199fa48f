# earns: 1
# says: You take one step an epoch, with the gradient over all points. The updates are to be made
#   sample by sample.
def train_dynamic(xs, ys, W0, b0, learning_rate, epochs):
    n = len(xs)
    W = tf.Variable(W0, dtype=tf.float64)
    b = tf.Variable(b0, dtype=tf.float64)
    costs = []
    for epoch in range(epochs):
        with tf.GradientTape() as tape:
            cost = tf.reduce_sum(tf.pow(W * xs.astype(float) + b - ys.astype(float), 2)) / (2 * n)
        dW, db = tape.gradient(cost, [W, b])
        W.assign_sub(learning_rate * dW)
        b.assign_sub(learning_rate * db)
        costs.append(np.sum((W.numpy() * xs + b.numpy() - ys) ** 2) / (2 * n))
    return {"W": W.numpy(), "b": b.numpy(), "costs": costs}
