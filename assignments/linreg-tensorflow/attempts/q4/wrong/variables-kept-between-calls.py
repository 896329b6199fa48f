# earns: 0
# says: The variables are made at the first call only, so a second call answers for the first call's
#   W and b.
variables = []

def half_mse_gradients(x, y, W, b):
    if not variables:
        variables.append(tf.Variable(W, dtype=tf.float64))
        variables.append(tf.Variable(b, dtype=tf.float64))
    with tf.GradientTape() as tape:
        pred = variables[0] * x.astype(np.float64) + variables[1]
        cost = tf.reduce_mean((pred - y.astype(np.float64)) ** 2) / 2
    return tape.gradient(cost, variables)
