# kind: train_on_batch in two loops, and the mean of its losses weighed by the points in each batch
def fit_line(model, xs, ys, learning_rate, epochs, batch_size):
    x, y = np.reshape(xs, (-1, 1)), np.reshape(ys, (-1, 1))
    model.compile(optimizer=keras.optimizers.SGD(learning_rate), loss=half_mse)
    history = []
    for epoch in range(epochs):
        total = 0.0
        for start in range(0, len(x), batch_size):
            batch = slice(start, start + batch_size)
            model.reset_metrics()
            logs = model.train_on_batch(x[batch], y[batch], return_dict=True)
            total += float(logs["loss"]) * len(x[batch])
        history.append(total / len(x))
    W, b = model.get_weights()
    return {"W": W.item(), "b": b.item(), "history": history}
