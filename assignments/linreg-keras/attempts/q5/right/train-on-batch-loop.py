# kind: train_on_batch in two loops, with the metrics reset at each epoch
def fit_line(model, xs, ys, learning_rate, epochs, batch_size):
    x, y = np.reshape(xs, (-1, 1)), np.reshape(ys, (-1, 1))
    model.compile(optimizer=keras.optimizers.SGD(learning_rate), loss=half_mse)
    history = []
    for epoch in range(epochs):
        model.reset_metrics()
        for start in range(0, len(x), batch_size):
            logs = model.train_on_batch(
                x[start:start + batch_size], y[start:start + batch_size], return_dict=True)
        history.append(float(logs["loss"]))  # the running mean of this epoch's batches
    W, b = model.get_weights()
    return {"W": W.item(), "b": b.item(), "history": history}
