# kind: watched constants and a persistent tape, new tensors instead of assign
def train_dynamic(xs, ys, W0, b0, learning_rate, epochs):
    X = tf.constant(xs, dtype=tf.float64)
    Y = tf.constant(ys, dtype=tf.float64)
    n = X.shape[0]
    W = tf.constant(W0, dtype=tf.float64)
    b = tf.constant(b0, dtype=tf.float64)
    costs = np.zeros(epochs)
    for epoch in range(epochs):
        for i in range(n):
            with tf.GradientTape(persistent=True, watch_accessed_variables=False) as tape:
                tape.watch(W)
                tape.watch(b)
                cost = (W * X[i] + b - Y[i]) ** 2 / (2 * n)
            dW = tape.gradient(cost, W)
            db = tape.gradient(cost, b)
            del tape
            W = W - learning_rate * dW
            b = b - learning_rate * db
        costs[epoch] = tf.reduce_sum((W * X + b - Y) ** 2) / (2 * n)
    return {"W": W, "b": b, "costs": costs}
