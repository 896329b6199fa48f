# earns: 0
# says: You train one epoch too few: where one is asked for, none is run.
def fit_line(model, xs, ys, learning_rate, epochs, batch_size):
    model.compile(optimizer=keras.optimizers.SGD(learning_rate=learning_rate), loss=half_mse)
    losses = []
    for epoch in range(1, epochs):
        history = model.fit(xs.reshape(-1, 1), ys.reshape(-1, 1), batch_size=batch_size,
                            shuffle=False, verbose=0)
        losses.append(history.history["loss"][0])
    W, b = model.get_weights()
    return {"W": float(W[0, 0]), "b": float(b[0]), "history": losses}
