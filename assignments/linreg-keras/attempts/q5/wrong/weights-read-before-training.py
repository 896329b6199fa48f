# earns: 0.75
# says: You read the weights before training: get_weights makes a copy, which fit does not change. Read
#   them afterwards.
def fit_line(model, xs, ys, learning_rate, epochs, batch_size):
    W, b = model.get_weights()
    model.compile(optimizer=keras.optimizers.SGD(learning_rate=learning_rate), loss=half_mse)
    history = model.fit(xs.reshape(-1, 1), ys.reshape(-1, 1), batch_size=batch_size,
                        epochs=epochs, shuffle=False, verbose=0)
    return {"W": float(W[0, 0]), "b": float(b[0]), "history": history.history["loss"]}
