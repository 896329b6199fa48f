# earns: 2.75
# says: You repeat the data and cut batches afterwards, so a batch can reach over the end of an
#   epoch. Each epoch starts again at the first row.
def train_minibatch(X, y, W0, b0, learning_rate, epochs, batch_size, device):
    with tf.device(device):
        W = tf.Variable(W0, dtype=tf.float64)
        b = tf.Variable(b0, dtype=tf.float64)
        data = tf.data.Dataset.from_tensor_slices((X.astype("float64"), y.astype("float64")))
        for X_batch, y_batch in data.repeat(epochs).batch(batch_size):
            with tf.GradientTape() as tape:
                error = tf.linalg.matvec(X_batch, W) + b - y_batch
                cost = tf.reduce_mean(error ** 2) / 2
            dW, db = tape.gradient(cost, [W, b])
            W.assign_sub(learning_rate * dW)
            b.assign_sub(learning_rate * db)
    return {"W": W.numpy(), "b": b.numpy()}
