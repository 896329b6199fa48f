# earns: 0
# says: You round W, b and the losses to two digits. Return them as they are; rounding is for printing.
def fit_line(model, xs, ys, learning_rate, epochs, batch_size):
    model.compile(optimizer=keras.optimizers.SGD(learning_rate=learning_rate), loss=half_mse)
    history = model.fit(xs.reshape(-1, 1), ys.reshape(-1, 1), batch_size=batch_size,
                        epochs=epochs, shuffle=False, verbose=0)
    W, b = model.get_weights()
    losses = [round(loss, 2) for loss in history.history["loss"]]
    return {"W": round(float(W[0, 0]), 2), "b": round(float(b[0]), 2), "history": losses}
