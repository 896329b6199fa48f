# earns: 0
# says: A tape forgets its recording after the first `gradient`. Ask for both derivatives at once,
#   or tell the tape to persist.
def half_mse_gradients(x, y, W, b):
    W = tf.Variable(W)
    b = tf.Variable(b)
    with tf.GradientTape() as tape:
        cost = tf.reduce_sum(tf.pow(W * x + b - y, 2)) / (2 * len(x))
    dW = tape.gradient(cost, W)
    db = tape.gradient(cost, b)
    return dW, db
