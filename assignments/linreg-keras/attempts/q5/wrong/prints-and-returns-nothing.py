# earns: 0
# says: You print W and b and return None. Return the dictionary.
def fit_line(model, xs, ys, learning_rate, epochs, batch_size):
    model.compile(optimizer=keras.optimizers.SGD(learning_rate=learning_rate), loss=half_mse)
    history = model.fit(xs.reshape(-1, 1), ys.reshape(-1, 1), batch_size=batch_size,
                        epochs=epochs, shuffle=False, verbose=0)
    W, b = model.get_weights()
    print("W =", W[0, 0], "b =", b[0], "loss =", history.history["loss"])
