# earns: 2.75
# says: Your steps_per_epoch is rounded down, so an epoch ends before a smaller last batch, and some
#   points are left out of it. Without steps_per_epoch, Keras uses all of them.
def fit_line(model, xs, ys, learning_rate, epochs, batch_size):
    model.compile(optimizer=keras.optimizers.SGD(learning_rate=learning_rate), loss=half_mse)
    history = model.fit(xs.reshape(-1, 1), ys.reshape(-1, 1), batch_size=batch_size, epochs=epochs,
                        steps_per_epoch=max(1, len(xs) // batch_size), shuffle=False, verbose=0)
    W, b = model.get_weights()
    return {"W": float(W[0, 0]), "b": float(b[0]), "history": history.history["loss"]}
