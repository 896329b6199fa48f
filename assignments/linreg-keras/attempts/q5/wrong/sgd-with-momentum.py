# earns: 1.5
# says: Your SGD has a momentum, so each step also carries on the ones before. Plain SGD has none.
def fit_line(model, xs, ys, learning_rate, epochs, batch_size):
    optimizer = keras.optimizers.SGD(learning_rate=learning_rate, momentum=0.9)
    model.compile(optimizer=optimizer, loss=half_mse)
    history = model.fit(xs.reshape(-1, 1), ys.reshape(-1, 1), batch_size=batch_size,
                        epochs=epochs, shuffle=False, verbose=0)
    W, b = model.get_weights()
    return {"W": float(W[0, 0]), "b": float(b[0]), "history": history.history["loss"]}
