# earns: 0
# says: Your variables are float32, and the points come as tensors in the dtype of the arrays.
#   TensorFlow does not multiply float32 by float64.
def train_dynamic(xs, ys, W0, b0, learning_rate, epochs):
    n = len(xs)
    W = tf.Variable(W0)
    b = tf.Variable(b0)
    costs = []
    for epoch in range(epochs):
        for x, y in tf.data.Dataset.from_tensor_slices((xs, ys)):
            with tf.GradientTape() as tape:
                cost = tf.pow(W * x + b - y, 2) / (2 * n)
            dW, db = tape.gradient(cost, [W, b])
            W.assign_sub(learning_rate * dW)
            b.assign_sub(learning_rate * db)
        costs.append(np.sum((W.numpy() * xs + b.numpy() - ys) ** 2) / (2 * n))
    return {"W": W.numpy(), "b": b.numpy(), "costs": costs}
