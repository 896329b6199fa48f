# kind: eager tape over variables in float64
def half_mse_gradients(x, y, W, b):
    W = tf.Variable(W, dtype=tf.float64)
    b = tf.Variable(b, dtype=tf.float64)
    x = tf.cast(x, tf.float64)
    y = tf.cast(y, tf.float64)
    with tf.GradientTape() as tape:
        cost = tf.reduce_sum(tf.pow(W * x + b - y, 2)) / (2 * len(x))
    return tape.gradient(cost, [W, b])
