# earns: 0
# says: Your gradient does not change with W and b: it is always the one at (0, 0).
def half_mse_gradients(x, y, W, b):
    W = tf.Variable(0.0, dtype=tf.float64)
    b = tf.Variable(0.0, dtype=tf.float64)
    with tf.GradientTape() as tape:
        cost = tf.reduce_sum((W * x.astype(np.float64) + b - y.astype(np.float64)) ** 2) / (2 * len(x))
    dW, db = tape.gradient(cost, [W, b])
    return float(dW), float(db)
