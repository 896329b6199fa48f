# earns: 3.5
# says: Your training stops as soon as the loss rises or stands still for an epoch. The question asks
#   for all epochs.
def fit_line(model, xs, ys, learning_rate, epochs, batch_size):
    model.compile(optimizer=keras.optimizers.SGD(learning_rate=learning_rate), loss=half_mse)
    stop = keras.callbacks.EarlyStopping(monitor="loss")
    history = model.fit(xs.reshape(-1, 1), ys.reshape(-1, 1), batch_size=batch_size,
                        epochs=epochs, shuffle=False, verbose=0, callbacks=[stop])
    W, b = model.get_weights()
    return {"W": float(W[0, 0]), "b": float(b[0]), "history": history.history["loss"]}
