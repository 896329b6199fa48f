# kind: float32 variables, a Keras optimiser made in the call, variables come back
def train_dynamic(xs, ys, W0, b0, learning_rate, epochs):
    xs = xs.astype("float32")
    ys = ys.astype("float32")
    W = tf.Variable(W0)
    b = tf.Variable(b0)
    optimizer = tf.keras.optimizers.SGD(learning_rate)
    costs = []
    for epoch in range(epochs):
        for x, y in zip(xs, ys):
            with tf.GradientTape() as tape:
                cost = 0.5 * (W * x + b - y) ** 2 / len(xs)
            grads = tape.gradient(cost, [W, b])
            optimizer.apply_gradients(zip(grads, [W, b]))
        costs.append(0.5 * tf.reduce_mean((W * xs + b - ys) ** 2))
    return {"W": W, "b": b, "costs": costs, "optimizer": "SGD"}
