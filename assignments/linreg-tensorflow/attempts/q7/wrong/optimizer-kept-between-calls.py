# earns: 0
# says: The optimiser is made once, outside the function, and remembers the learning rate and the
#   variables of the first call.
optimizer = None

def train_dynamic(xs, ys, W0, b0, learning_rate, epochs):
    n = len(xs)
    global optimizer
    if optimizer is None:
        optimizer = tf.keras.optimizers.SGD(learning_rate)
    W = tf.Variable(W0, dtype=tf.float64)
    b = tf.Variable(b0, dtype=tf.float64)
    costs = []
    for epoch in range(epochs):
        for x, y in zip(xs, ys):
            with tf.GradientTape() as tape:
                cost = tf.pow(W * x + b - y, 2) / (2 * n)
            dW, db = tape.gradient(cost, [W, b])
            optimizer.apply_gradients([(dW, W), (db, b)])
        costs.append(np.sum((W.numpy() * xs + b.numpy() - ys) ** 2) / (2 * n))
    return {"W": W.numpy(), "b": b.numpy(), "costs": costs}
