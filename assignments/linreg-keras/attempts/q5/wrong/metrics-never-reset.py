# earns: ?
# says: train_on_batch returns a running mean that goes on through all epochs, so your history lags
#   behind. Reset the metrics where an epoch begins.
def fit_line(model, xs, ys, learning_rate, epochs, batch_size):
    x, y = xs.reshape(-1, 1), ys.reshape(-1, 1)
    model.compile(optimizer=keras.optimizers.SGD(learning_rate=learning_rate), loss=half_mse)
    history = []
    for epoch in range(epochs):
        for i in range(0, len(x), batch_size):
            loss = model.train_on_batch(x[i:i + batch_size], y[i:i + batch_size])
        history.append(float(loss))
    W, b = model.get_weights()
    return {"W": float(W[0, 0]), "b": float(b[0]), "history": history}
