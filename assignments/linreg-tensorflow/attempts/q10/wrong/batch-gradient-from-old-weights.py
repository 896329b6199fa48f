# earns: ?
# says: All batches of an epoch take their gradient at the weights the epoch began with. Each should start where the batch before it ended.
def train_minibatch(X, y, W0, b0, learning_rate, epochs, batch_size, device):
    W, b = np.array(W0, dtype=np.float64), b0
    for epoch in range(epochs):
        with tf.device(device):
            error = tf.linalg.matvec(tf.cast(X, tf.float64), W).numpy() + b - y
        for start in range(0, len(X), batch_size):
            rows = slice(start, start + batch_size)
            W = W - learning_rate * (X[rows].T @ error[rows]) / len(error[rows])
            b = b - learning_rate * np.mean(error[rows])
    return {"W": W, "b": b}
