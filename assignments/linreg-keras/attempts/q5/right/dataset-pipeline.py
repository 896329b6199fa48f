# kind: a tf.data pipeline in place of arrays
def fit_line(model, xs, ys, learning_rate, epochs, batch_size):
    points = tf.data.Dataset.from_tensor_slices(
        (tf.cast(xs, tf.float32)[:, tf.newaxis], tf.cast(ys, tf.float32)[:, tf.newaxis]))
    batches = points.batch(batch_size).prefetch(tf.data.AUTOTUNE)
    model.compile(optimizer=keras.optimizers.SGD(learning_rate), loss=half_mse)
    history = model.fit(batches, epochs=epochs, verbose=0)
    W, b = [w[0] for w in (model.get_weights()[0][0], model.get_weights()[1])]
    return {"W": W, "b": b, "history": history.history["loss"]}
