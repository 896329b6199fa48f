# earns: 1
# says: You add up the gradients of an epoch and take the step at its end. Each sample should see
#   the parameters the sample before it has left.
def train_dynamic(xs, ys, W0, b0, learning_rate, epochs):
    n = len(xs)
    W = tf.Variable(W0, dtype=tf.float64)
    b = tf.Variable(b0, dtype=tf.float64)
    costs = []
    for epoch in range(epochs):
        sum_W, sum_b = 0.0, 0.0
        for x, y in zip(xs, ys):
            with tf.GradientTape() as tape:
                cost = tf.pow(W * x + b - y, 2) / 2
            dW, db = tape.gradient(cost, [W, b])
            sum_W += dW
            sum_b += db
        W.assign_sub(learning_rate * sum_W)
        b.assign_sub(learning_rate * sum_b)
        costs.append(np.sum((W.numpy() * xs + b.numpy() - ys) ** 2) / (2 * n))
    return {"W": W.numpy(), "b": b.numpy(), "costs": costs}
