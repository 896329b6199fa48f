# kind: tf.linalg.lstsq on centred data, tensors come back, type hints
def closed_form(xs: np.ndarray, ys: np.ndarray) -> "tuple[tf.Tensor, tf.Tensor]":
    x = tf.cast(xs, tf.float64)
    y = tf.cast(ys, tf.float64)
    if bool(tf.reduce_all(tf.equal(x, x[0]))):
        raise ValueError("every x is the same")
    x_mean, y_mean = tf.reduce_mean(x), tf.reduce_mean(y)
    W = tf.linalg.lstsq((x - x_mean)[:, None], (y - y_mean)[:, None], fast=False)
    W = tf.reshape(W, [])
    return W, y_mean - W * x_mean
