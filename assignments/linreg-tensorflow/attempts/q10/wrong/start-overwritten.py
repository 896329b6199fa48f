# earns: 3.5
# says: `W -= …` on the array you were given writes into the caller's W0, so the next call starts
#   somewhere else.
def train_minibatch(X, y, W0, b0, learning_rate, epochs, batch_size, device):
    W, b = W0, b0
    with tf.device(device):
        for epoch in range(epochs):
            for start in range(0, len(X), batch_size):
                rows = slice(start, start + batch_size)
                error = tf.linalg.matvec(tf.cast(X[rows], tf.float64), tf.cast(W, tf.float64)) + b - y[rows].astype(float)
                dW = tf.linalg.matvec(tf.cast(X[rows], tf.float64), error, transpose_a=True) / len(error)
                W -= (learning_rate * dW).numpy().astype(W.dtype)
                b -= learning_rate * float(tf.reduce_mean(error))
    return {"W": W, "b": b}
