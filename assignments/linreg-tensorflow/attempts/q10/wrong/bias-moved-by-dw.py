# earns: 0
# says: b is moved by a gradient of W. Each parameter follows its own.
def train_minibatch(X, y, W0, b0, learning_rate, epochs, batch_size, device):
    with tf.device(device):
        X, y = tf.cast(X, tf.float32), tf.cast(y, tf.float32)
        W, b = tf.Variable(tf.cast(W0, tf.float32)), tf.Variable(float(b0))
        for _ in range(epochs):
            for start in range(0, len(X), batch_size):
                rows, targets = X[start:start + batch_size], y[start:start + batch_size]
                with tf.GradientTape() as tape:
                    cost = tf.reduce_mean((tf.linalg.matvec(rows, W) + b - targets) ** 2) / 2
                dW, db = tape.gradient(cost, [W, b])
                W.assign_sub(learning_rate * dW)
                b.assign_sub(learning_rate * tf.reduce_sum(dW))
        return {"W": W.numpy(), "b": float(b)}
