# earns: 3.25
# says: You cut the rows into parts of nearly equal size. All batches but the last have exactly
#   `batch_size` rows.
def train_minibatch(X, y, W0, b0, learning_rate, epochs, batch_size, device):
    n = len(X)
    with tf.device(device):
        features = tf.constant(X, dtype=tf.float64)
        target = tf.constant(y, dtype=tf.float64)
        W = tf.Variable(W0, dtype=tf.float64)
        b = tf.Variable(b0, dtype=tf.float64)
        for epoch in range(epochs):
            for rows in np.array_split(np.arange(n), -(-n // batch_size)):
                X_batch = tf.gather(features, rows)
                y_batch = tf.gather(target, rows)
                with tf.GradientTape() as tape:
                    error = tf.linalg.matvec(X_batch, W) + b - y_batch
                    cost = tf.reduce_mean(tf.square(error)) / 2
                dW, db = tape.gradient(cost, [W, b])
                W.assign_sub(learning_rate * dW)
                b.assign_sub(learning_rate * db)
    return {"W": W.numpy(), "b": float(b.numpy())}
