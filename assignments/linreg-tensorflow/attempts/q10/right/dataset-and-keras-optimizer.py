# kind: tf.data batches, a Keras optimiser, float32; variables come back
def train_minibatch(X, y, W0, b0, learning_rate, epochs, batch_size, device):
    data = tf.data.Dataset.from_tensor_slices((X.astype(np.float32), y.astype(np.float32))).batch(batch_size)
    with tf.device(device):
        W = tf.Variable(W0.astype(np.float32))
        b = tf.Variable(np.float32(b0))
        sgd = tf.keras.optimizers.SGD(learning_rate=learning_rate)
        for epoch in range(epochs):
            for Xb, yb in data:
                with tf.GradientTape() as tape:
                    prediction = tf.reduce_sum(Xb * W, axis=1) + b
                    loss = tf.reduce_mean((prediction - yb) ** 2) / 2
                grads = tape.gradient(loss, [W, b])
                sgd.apply_gradients(zip(grads, [W, b]))
    return {"W": W, "b": b, "device": device}
