# earns: 0
# says: A tape follows variables by itself and constants only when told to. Your gradients are None.
def half_mse_gradients(x, y, W, b):
    W = tf.constant(W, dtype=tf.float64)
    b = tf.constant(b, dtype=tf.float64)
    with tf.GradientTape() as tape:
        cost = tf.reduce_sum(tf.pow(W * x + b - y, 2)) / (2 * len(x))
    dW, db = tape.gradient(cost, [W, b])
    return dW, db
