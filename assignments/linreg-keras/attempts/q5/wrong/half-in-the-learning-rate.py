# earns: 3
# says: Halving the learning rate gives the right W and b, but your history is that of the full squared
#   error. Put the half into the loss instead.
def fit_line(model, xs, ys, learning_rate, epochs, batch_size):
    # the 1/2 of the loss is the same as half the learning rate
    model.compile(optimizer=keras.optimizers.SGD(learning_rate / 2), loss="mean_squared_error")
    history = model.fit(xs.reshape(-1, 1), ys.reshape(-1, 1), batch_size=batch_size,
                        epochs=epochs, shuffle=False, verbose=0)
    W, b = model.get_weights()
    return {"W": float(W[0, 0]), "b": float(b[0]), "history": history.history["loss"]}
