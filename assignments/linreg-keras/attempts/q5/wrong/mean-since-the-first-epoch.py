# earns: 4.25
# says: Your mean goes on through all epochs, so the history lags behind. Start a new sum where an epoch
#   begins.
def fit_line(model, xs, ys, learning_rate, epochs, batch_size):
    x, y = xs.reshape(-1, 1), ys.reshape(-1, 1)
    model.compile(optimizer=keras.optimizers.SGD(learning_rate=learning_rate), loss=half_mse)
    history = []
    total, seen = 0.0, 0
    for epoch in range(epochs):
        for i in range(0, len(x), batch_size):
            x_batch, y_batch = x[i:i + batch_size], y[i:i + batch_size]
            model.reset_metrics()
            logs = model.train_on_batch(x_batch, y_batch, return_dict=True)
            total += float(logs["loss"]) * len(x_batch)
            seen += len(x_batch)
        history.append(total / seen)
    W, b = model.get_weights()
    return {"W": float(W[0, 0]), "b": float(b[0]), "history": history}
