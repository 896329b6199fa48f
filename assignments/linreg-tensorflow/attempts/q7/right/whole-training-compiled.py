# kind: the whole loop in one tf.function, a tensor of costs comes back
@tf.function
def _train(xs, ys, W, b, learning_rate, epochs):
    n = tf.size(xs)
    scale = 1.0 / (2.0 * tf.cast(n, tf.float64))
    costs = tf.TensorArray(tf.float64, size=epochs)
    for epoch in tf.range(epochs):
        for i in tf.range(n):
            with tf.GradientTape() as tape:
                tape.watch([W, b])
                cost = scale * tf.square(W * xs[i] + b - ys[i])
            dW, db = tape.gradient(cost, [W, b])
            W -= learning_rate * dW
            b -= learning_rate * db
        costs = costs.write(epoch, scale * tf.reduce_sum(tf.square(W * xs + b - ys)))
    return W, b, costs.stack()

def train_dynamic(xs, ys, W0, b0, learning_rate, epochs):
    def number(value):
        return tf.constant(value, tf.float64)
    W, b, costs = _train(tf.cast(xs, tf.float64), tf.cast(ys, tf.float64), number(W0), number(b0),
                         number(learning_rate), tf.constant(epochs))
    return {"W": W, "b": b, "costs": costs}
