# earns: 0
# says: Your gradients are None: the tape saw no way from W and b to the cost. Make them variables
#   (or watch them), and compute the cost inside the `with`.
def half_mse_gradients(x, y, W, b):
    W = tf.constant(W, dtype=tf.float64)
    b = tf.constant(b, dtype=tf.float64)
    with tf.GradientTape() as tape:
        cost = tf.reduce_sum(tf.pow(W * x + b - y, 2)) / (2 * len(x))
    dW, db = tape.gradient(cost, [W, b])
    return dW, db
