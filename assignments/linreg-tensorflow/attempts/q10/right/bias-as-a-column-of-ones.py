# kind: one parameter vector with the bias at its end, recursion over the batches, type hints
def _descend(theta, batches, learning_rate):
    if not batches:
        return theta
    A, y = batches[0]
    error = tf.linalg.matvec(A, theta) - y
    gradient = tf.linalg.matvec(A, error, transpose_a=True) / tf.cast(tf.size(y), tf.float64)
    return _descend(theta - learning_rate * gradient, batches[1:], learning_rate)

def train_minibatch(X: np.ndarray, y: np.ndarray, W0: np.ndarray, b0: float, learning_rate: float,
                    epochs: int, batch_size: int, device: str) -> dict:
    cuts = range(batch_size, len(X), batch_size)
    A = np.column_stack([X, np.ones(len(X))]).astype(np.float64)
    with tf.device(device):
        batches = [(tf.constant(a), tf.constant(t)) for a, t in
                   zip(np.split(A, cuts), np.split(y.astype(np.float64), cuts))]
        theta = tf.constant(np.append(W0, b0), dtype=tf.float64)
        for _ in range(epochs):
            theta = _descend(theta, batches, learning_rate)
    return {"W": theta[:-1], "b": theta[-1:]}
