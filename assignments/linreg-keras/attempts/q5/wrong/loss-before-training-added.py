# earns: 3
# says: Your history has one entry too many: it begins with the loss before training. Keep only what fit
#   reports for each epoch.
def fit_line(model, xs, ys, learning_rate, epochs, batch_size):
    x, y = xs.reshape(-1, 1), ys.reshape(-1, 1)
    model.compile(optimizer=keras.optimizers.SGD(learning_rate=learning_rate), loss=half_mse)
    losses = [model.evaluate(x, y, verbose=0, return_dict=True)["loss"]]
    history = model.fit(x, y, batch_size=batch_size, epochs=epochs, shuffle=False, verbose=0)
    losses.extend(history.history["loss"])
    W, b = model.get_weights()
    return {"W": float(W[0, 0]), "b": float(b[0]), "history": losses}
