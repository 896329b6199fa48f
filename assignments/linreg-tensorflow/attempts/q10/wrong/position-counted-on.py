# earns: 2.75
# says: The position is counted on through all epochs, so after a smaller last batch the next epoch
#   does not begin at row 0. Every epoch starts at the first row.
def train_minibatch(X, y, W0, b0, learning_rate, epochs, batch_size, device):
    with tf.device(device):
        X, y = tf.cast(X, tf.float32), tf.cast(y, tf.float32)
        W, b = tf.Variable(tf.cast(W0, tf.float32)), tf.Variable(float(b0))
        n = len(X)
        steps = epochs * -(-n // batch_size)
        for step in range(steps):
            start = (step * batch_size) % n
            rows, targets = X[start:start + batch_size], y[start:start + batch_size]
            with tf.GradientTape() as tape:
                cost = tf.reduce_mean((tf.linalg.matvec(rows, W) + b - targets) ** 2) / 2
            dW, db = tape.gradient(cost, [W, b])
            W.assign_sub(learning_rate * dW)
            b.assign_sub(learning_rate * db)
        return {"W": W.numpy(), "b": float(b)}
