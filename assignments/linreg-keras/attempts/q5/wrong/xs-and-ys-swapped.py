# earns: 0
# says: You fit x from y: the first argument of fit is the input, the second one the target.
def fit_line(model, xs, ys, learning_rate, epochs, batch_size):
    model.compile(optimizer=keras.optimizers.SGD(learning_rate=learning_rate), loss=half_mse)
    history = model.fit(ys.reshape(-1, 1), xs.reshape(-1, 1), batch_size=batch_size,
                        epochs=epochs, shuffle=False, verbose=0)
    W, b = model.get_weights()
    return {"W": float(W[0, 0]), "b": float(b[0]), "history": history.history["loss"]}
