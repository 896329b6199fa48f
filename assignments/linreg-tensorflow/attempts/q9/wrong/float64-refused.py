# earns: 0
# says: The column of ones is float32 and the data may be float64. TensorFlow does not put the two
#   into one matrix.
def closed_form(xs, ys):
    if np.all(xs == xs[0]):
        raise ValueError("all xs are equal")
    x = tf.constant(xs)[:, tf.newaxis]
    A = tf.concat([x, tf.ones((len(xs), 1))], axis=1)
    theta = tf.linalg.lstsq(A, tf.constant(ys)[:, tf.newaxis], fast=False)
    return theta[0, 0], theta[1, 0]
