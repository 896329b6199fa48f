# earns: 1
# says: Adam scales every step by what it has seen before. The plain step, learning rate times
#   gradient, is asked for.
def train_dynamic(xs, ys, W0, b0, learning_rate, epochs):
    n = len(xs)
    W = tf.Variable(W0, dtype=tf.float64)
    b = tf.Variable(b0, dtype=tf.float64)
    costs = []
    optimizer = tf.keras.optimizers.Adam(learning_rate)
    for epoch in range(epochs):
        for x, y in zip(xs, ys):
            with tf.GradientTape() as tape:
                cost = tf.pow(W * x + b - y, 2) / (2 * n)
            dW, db = tape.gradient(cost, [W, b])
            optimizer.apply_gradients([(dW, W), (db, b)])
        costs.append(np.sum((W.numpy() * xs + b.numpy() - ys) ** 2) / (2 * n))
    return {"W": W.numpy(), "b": b.numpy(), "costs": costs}
