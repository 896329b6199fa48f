# kind: eager tape in float32, the cost as a tensor, variables come back; a plot is left over
def train_until(xs, ys, W0, b0, learning_rate, tolerance, max_epochs):
    xs, ys = np.float32(xs), np.float32(ys)
    W, b = tf.Variable(W0), tf.Variable(b0)

    def total_cost():
        cost = tf.reduce_sum(tf.square(W * xs + b - ys)) / (2 * len(xs))
        if not tf.math.is_finite(cost):
            raise FloatingPointError("cost is " + str(cost.numpy()))
        return cost

    cost = total_cost()
    epochs = 0
    for _ in range(max_epochs):
        for x, y in zip(xs, ys):
            with tf.GradientTape() as tape:
                loss = tf.square(W * x + b - y) / (2 * len(xs))
            dW, db = tape.gradient(loss, [W, b])
            W.assign_sub(learning_rate * dW)
            b.assign_sub(learning_rate * db)
        epochs += 1
        previous, cost = cost, total_cost()
        if previous - cost < tolerance:
            break
    return {"W": W, "b": b, "epochs": epochs}

r = train_until(train_X, train_Y, 0.0, 0.0, 0.01, 0.1, 20)
plt.plot(train_X, train_Y, "o", train_X, r["W"] * train_X + r["b"])
plt.show()
