# earns: 2.75
# says: When the points do not fill the last batch, you leave it out, so the last points are never used.
def fit_line(model, xs, ys, learning_rate, epochs, batch_size):
    batch_size = min(batch_size, len(xs))
    data = tf.data.Dataset.from_tensor_slices((xs.reshape(-1, 1), ys.reshape(-1, 1)))
    data = data.batch(batch_size, drop_remainder=True)
    model.compile(optimizer=keras.optimizers.SGD(learning_rate=learning_rate), loss=half_mse)
    history = model.fit(data, epochs=epochs, verbose=0)
    W, b = model.get_weights()
    return {"W": float(W[0, 0]), "b": float(b[0]), "history": history.history["loss"]}
