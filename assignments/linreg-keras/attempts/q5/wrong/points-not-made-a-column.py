# earns: 1.5
# says: A subclassed model does not turn (n,) into (n, 1) for you, as the other two kinds do. Give every
#   model a column.
def fit_line(model, xs, ys, learning_rate, epochs, batch_size):
    model.compile(optimizer=keras.optimizers.SGD(learning_rate=learning_rate), loss=half_mse)
    history = model.fit(xs, ys, batch_size=batch_size, epochs=epochs, shuffle=False, verbose=0)
    W, b = model.get_weights()
    return {"W": float(W[0, 0]), "b": float(b[0]), "history": history.history["loss"]}
