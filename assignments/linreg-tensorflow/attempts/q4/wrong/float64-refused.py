# earns: 0
# says: `tf.Variable(W)` is float32, and a tensor made from a float64 array is not. TensorFlow
#   refuses to multiply the two.
def half_mse_gradients(x, y, W, b):
    X = tf.constant(x)
    Y = tf.constant(y)
    W = tf.Variable(W)
    b = tf.Variable(b)
    with tf.GradientTape() as tape:
        cost = tf.reduce_sum(tf.pow(W * X + b - Y, 2)) / (2 * len(x))
    dW, db = tape.gradient(cost, [W, b])
    return dW, db
