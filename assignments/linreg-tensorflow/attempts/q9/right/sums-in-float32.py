# kind: the textbook formula with sums in float32, which is coarse but within the tolerance
def closed_form(xs, ys):
    if np.all(xs == xs[0]):
        raise ValueError("all xs are equal")
    x = tf.constant(xs, dtype=tf.float32)
    y = tf.constant(ys, dtype=tf.float32)
    n = len(xs)
    sx, sy = tf.reduce_sum(x), tf.reduce_sum(y)
    W = (n * tf.reduce_sum(x * y) - sx * sy) / (n * tf.reduce_sum(x * x) - sx * sx)
    return W, (sy - W * sx) / n
