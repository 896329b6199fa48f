# earns: 0
# says: The variables live outside the function and keep what an earlier call has learned. Every
#   call starts at W0 and b0.
variables = {}

def train_dynamic(xs, ys, W0, b0, learning_rate, epochs):
    n = len(xs)
    if "W" not in variables:
        variables["W"] = tf.Variable(W0, dtype=tf.float64)
        variables["b"] = tf.Variable(b0, dtype=tf.float64)
    W, b = variables["W"], variables["b"]
    costs = []
    for epoch in range(epochs):
        for x, y in zip(xs, ys):
            with tf.GradientTape() as tape:
                cost = tf.pow(W * x + b - y, 2) / (2 * n)
            dW, db = tape.gradient(cost, [W, b])
            W.assign_sub(learning_rate * dW)
            b.assign_sub(learning_rate * db)
        costs.append(np.sum((W.numpy() * xs + b.numpy() - ys) ** 2) / (2 * n))
    return {"W": W.numpy(), "b": b.numpy(), "costs": costs}
