# earns: 0
# says: You standardise xs, so W and b describe other points than the ones you were given. Train on the
#   numbers as they are.
def fit_line(model, xs, ys, learning_rate, epochs, batch_size):
    x = (xs - np.mean(xs)) / np.std(xs)
    model.compile(optimizer=keras.optimizers.SGD(learning_rate=learning_rate), loss=half_mse)
    history = model.fit(x.reshape(-1, 1), ys.reshape(-1, 1), batch_size=batch_size,
                        epochs=epochs, shuffle=False, verbose=0)
    W, b = model.get_weights()
    return {"W": float(W[0, 0]), "b": float(b[0]), "history": history.history["loss"]}
