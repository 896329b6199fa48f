# earns: 1
# says: The variables are made in the first call and go on from there in the next. Every call starts
#   at W0 and b0.
kept = {}

def train_minibatch(X, y, W0, b0, learning_rate, epochs, batch_size, device):
    n = len(X)
    with tf.device(device):
        features = tf.constant(X, dtype=tf.float64)
        target = tf.constant(y, dtype=tf.float64)
        if len(W0) not in kept:
            kept[len(W0)] = (tf.Variable(W0, dtype=tf.float64), tf.Variable(b0, dtype=tf.float64))
        W, b = kept[len(W0)]
        for epoch in range(epochs):
            for start in range(0, n, batch_size):
                X_batch = features[start:start + batch_size]
                y_batch = target[start:start + batch_size]
                with tf.GradientTape() as tape:
                    error = tf.linalg.matvec(X_batch, W) + b - y_batch
                    cost = tf.reduce_mean(tf.square(error)) / 2
                dW, db = tape.gradient(cost, [W, b])
                W.assign_sub(learning_rate * dW)
                b.assign_sub(learning_rate * db)
    return {"W": W.numpy(), "b": float(b.numpy())}
