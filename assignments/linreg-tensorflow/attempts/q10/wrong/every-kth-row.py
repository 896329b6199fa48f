# earns: 1.75
# says: Your batches take every k-th row. Consecutive rows belong together.
def train_minibatch(X, y, W0, b0, learning_rate, epochs, batch_size, device):
    n = len(X)
    with tf.device(device):
        features = tf.constant(X, dtype=tf.float64)
        target = tf.constant(y, dtype=tf.float64)
        W = tf.Variable(W0, dtype=tf.float64)
        b = tf.Variable(b0, dtype=tf.float64)
        for epoch in range(epochs):
            batches = -(-n // batch_size)
            for k in range(batches):
                X_batch = features[k::batches]
                y_batch = target[k::batches]
                with tf.GradientTape() as tape:
                    error = tf.linalg.matvec(X_batch, W) + b - y_batch
                    cost = tf.reduce_mean(tf.square(error)) / 2
                dW, db = tape.gradient(cost, [W, b])
                W.assign_sub(learning_rate * dW)
                b.assign_sub(learning_rate * db)
    return {"W": W.numpy(), "b": float(b.numpy())}
