# earns: 0
# says: The two sums you subtract are large and nearly equal, and float32 keeps seven digits. xs far
#   from zero lose the slope.
def closed_form(xs, ys):
    if np.all(xs == xs[0]):
        raise ValueError("all xs are equal")
    x = tf.constant(xs, dtype=tf.float32)
    y = tf.constant(ys, dtype=tf.float32)
    n = len(xs)
    sx, sy = tf.reduce_sum(x), tf.reduce_sum(y)
    W = (n * tf.reduce_sum(x * y) - sx * sy) / (n * tf.reduce_sum(x * x) - sx * sx)
    return W, (sy - W * sx) / n
