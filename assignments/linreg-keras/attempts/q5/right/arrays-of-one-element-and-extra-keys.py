# kind: odd but legal return types, and keys beyond the named ones
def fit_line(model, xs, ys, learning_rate, epochs, batch_size):
    """Fit the line with gradient descent; W and b stay arrays of one element."""
    model.compile(optimizer=keras.optimizers.SGD(learning_rate), loss=half_mse, metrics=["mae"])
    print("before:", model.get_weights())
    result = model.fit(x=tf.reshape(tf.constant(xs), [-1, 1]), y=tf.reshape(ys, [-1, 1]),
                       batch_size=batch_size, epochs=epochs, verbose=0, shuffle=False)
    W, b = model.get_weights()
    print("after:", W, b)
    return {"W": W, "b": tf.constant(b), "history": np.array(result.history["loss"]),
            "mae": result.history["mae"], "model": model}
