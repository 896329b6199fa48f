# earns: 0.5
# says: Your variables are float32 and the slices of X keep the dtype of the array. TensorFlow does
#   not multiply float64 by float32.
def train_minibatch(X, y, W0, b0, learning_rate, epochs, batch_size, device):
    n = len(X)
    with tf.device(device):
        features = tf.constant(X)
        target = tf.constant(y)
        W = tf.Variable(W0, dtype=tf.float32)
        b = tf.Variable(b0, dtype=tf.float32)
        for epoch in range(epochs):
            for start in range(0, n, batch_size):
                X_batch = features[start:start + batch_size]
                y_batch = target[start:start + batch_size]
                with tf.GradientTape() as tape:
                    error = tf.linalg.matvec(X_batch, W) + b - y_batch
                    cost = tf.reduce_mean(tf.square(error)) / 2
                dW, db = tape.gradient(cost, [W, b])
                W.assign_sub(learning_rate * dW)
                b.assign_sub(learning_rate * db)
    return {"W": W.numpy(), "b": float(b.numpy())}
