# earns: 3
# says: Your history keeps only the loss of the last batch of each epoch. It should be the mean over all
#   of its batches.
def fit_line(model, xs, ys, learning_rate, epochs, batch_size):
    x, y = xs.reshape(-1, 1), ys.reshape(-1, 1)
    model.compile(optimizer=keras.optimizers.SGD(learning_rate=learning_rate), loss=half_mse)
    history = []
    for epoch in range(epochs):
        for i in range(0, len(x), batch_size):
            model.reset_metrics()
            logs = model.train_on_batch(
                x[i:i + batch_size], y[i:i + batch_size], return_dict=True)
        history.append(float(logs["loss"]))
    W, b = model.get_weights()
    return {"W": float(W[0, 0]), "b": float(b[0]), "history": history}
