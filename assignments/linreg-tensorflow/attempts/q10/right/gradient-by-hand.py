# kind: the gradient by hand in eager TensorFlow, a plot is left over
def train_minibatch(X, y, W0, b0, learning_rate, epochs, batch_size, device):
    with tf.device(device):
        X = tf.cast(X, tf.float64)
        y = tf.cast(tf.reshape(y, [-1, 1]), tf.float64)
        W = tf.cast(tf.reshape(W0, [-1, 1]), tf.float64)
        b = tf.constant(b0, tf.float64)
        for _ in range(epochs):
            start = 0
            while start < X.shape[0]:
                Xb, yb = X[start:start + batch_size], y[start:start + batch_size]
                error = Xb @ W + b - yb
                W = W - learning_rate * tf.transpose(Xb) @ error / len(Xb)
                b = b - learning_rate * tf.reduce_mean(error)
                start += batch_size
    return {"W": tf.squeeze(W, axis=1), "b": b}

small = train_minibatch(train_X.reshape(-1, 1), train_Y, np.zeros(1), 0.0, 0.01, 3, 4, "/CPU:0")
plt.plot(train_X, train_Y, "o", train_X, float(small["W"][0]) * train_X + float(small["b"]))
plt.show()
