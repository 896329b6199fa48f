# earns: 0
# says: The bias never moves. Take its gradient as well as that of W, and step along both.
def train_minibatch(X, y, W0, b0, learning_rate, epochs, batch_size, device):
    n = len(X)
    with tf.device(device):
        features = tf.constant(X, dtype=tf.float64)
        target = tf.constant(y, dtype=tf.float64)
        W = tf.Variable(W0, dtype=tf.float64)
        b = tf.Variable(b0, dtype=tf.float64)
        for epoch in range(epochs):
            for start in range(0, n, batch_size):
                X_batch = features[start:start + batch_size]
                y_batch = target[start:start + batch_size]
                with tf.GradientTape() as tape:
                    error = tf.linalg.matvec(X_batch, W) + b - y_batch
                    cost = tf.reduce_mean(tf.square(error)) / 2
                dW, db = tape.gradient(cost, [W, b])
                W.assign_sub(learning_rate * dW)
    return {"W": W.numpy(), "b": float(b.numpy())}
