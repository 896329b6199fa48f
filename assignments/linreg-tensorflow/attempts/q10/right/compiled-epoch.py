# kind: one tf.function for a whole epoch, float64
@tf.function
def _one_epoch(X, y, W, b, learning_rate, batch_size):
    n = tf.shape(X)[0]
    start = tf.constant(0)
    while start < n:
        end = tf.minimum(start + batch_size, n)
        Xb, yb = X[start:end], y[start:end]
        error = tf.linalg.matvec(Xb, W) + b - yb
        m = tf.cast(end - start, X.dtype)
        W = W - learning_rate * tf.linalg.matvec(Xb, error, transpose_a=True) / m
        b = b - learning_rate * tf.reduce_sum(error) / m
        start = end
    return W, b

def train_minibatch(X, y, W0, b0, learning_rate, epochs, batch_size, device):
    with tf.device(device):
        X, y, W, b, rate = (tf.convert_to_tensor(np.asarray(v, np.float64)) for v in (X, y, W0, b0, learning_rate))
        for epoch in range(epochs):
            W, b = _one_epoch(X, y, W, b, rate, tf.constant(batch_size))
    return {"W": W, "b": b}
