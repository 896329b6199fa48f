# kind: fit is called once for each epoch
def fit_line(model, xs, ys, learning_rate, epochs, batch_size):
    X = np.array(xs, dtype="float32").reshape((len(xs), 1))
    Y = np.array(ys, dtype="float32").reshape((len(ys), 1))
    model.compile(optimizer=keras.optimizers.SGD(learning_rate=learning_rate), loss=half_mse)
    losses = []
    for _ in range(epochs):
        h = model.fit(X, Y, epochs=1, batch_size=batch_size, shuffle=False, verbose=0)
        losses += h.history["loss"]
    w, b = model.weights
    return {"W": float(keras.ops.squeeze(w)), "b": float(keras.ops.squeeze(b)), "history": losses}
