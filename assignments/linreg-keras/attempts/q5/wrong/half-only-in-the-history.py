# earns: 1.5
# says: You halve the history afterwards, but the training itself used the full squared error and took
#   steps twice as large. The half belongs into the loss.
def fit_line(model, xs, ys, learning_rate, epochs, batch_size):
    model.compile(optimizer=keras.optimizers.SGD(learning_rate=learning_rate), loss="mse")
    history = model.fit(xs.reshape(-1, 1), ys.reshape(-1, 1), batch_size=batch_size,
                        epochs=epochs, shuffle=False, verbose=0)
    W, b = model.get_weights()
    losses = [loss / 2 for loss in history.history["loss"]]
    return {"W": float(W[0, 0]), "b": float(b[0]), "history": losses}
