# kind: tf.function with watched tensors, the pair as one tensor of shape (2,)
@tf.function
def _gradients(x, y, p):
    with tf.GradientTape() as tape:
        tape.watch(p)
        cost = tf.reduce_mean(tf.square(p[0] * x + p[1] - y)) / 2
    return tape.gradient(cost, p)

def half_mse_gradients(x, y, W, b):
    return _gradients(tf.cast(x, tf.float64), tf.cast(y, tf.float64), tf.constant([W, b], tf.float64))
