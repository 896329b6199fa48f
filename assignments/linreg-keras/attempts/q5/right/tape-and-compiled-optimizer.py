# kind: compiled, but a GradientTape loop applies the optimizer and averages the losses
def fit_line(model, xs, ys, learning_rate, epochs, batch_size):
    model.compile(optimizer=keras.optimizers.SGD(learning_rate), loss=half_mse)
    x = tf.constant(xs, tf.float32, shape=(len(xs), 1))
    y = tf.constant(ys, tf.float32, shape=(len(ys), 1))
    history = []
    for _ in range(epochs):
        total = 0.0
        for i in range(0, len(xs), batch_size):
            with tf.GradientTape() as tape:
                losses = half_mse(y[i:i + batch_size], model(x[i:i + batch_size], training=True))
                loss = tf.reduce_mean(losses)
            grads = tape.gradient(loss, model.trainable_weights)
            model.optimizer.apply_gradients(zip(grads, model.trainable_weights))
            total += float(tf.reduce_sum(losses))
        history.append(total / len(xs))
    W, b = model.get_weights()
    return {"W": W[0, 0], "b": b[0], "history": history}
