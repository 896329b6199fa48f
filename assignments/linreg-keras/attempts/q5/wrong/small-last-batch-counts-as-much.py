# earns: 4.25
# says: Your mean counts a smaller last batch as much as a full one. Keras weighs each batch with its
#   number of points.
def fit_line(model, xs, ys, learning_rate, epochs, batch_size):
    x, y = xs.reshape(-1, 1), ys.reshape(-1, 1)
    model.compile(optimizer=keras.optimizers.SGD(learning_rate=learning_rate), loss=half_mse)
    history = []
    for epoch in range(epochs):
        losses = []
        for i in range(0, len(x), batch_size):
            model.reset_metrics()
            logs = model.train_on_batch(
                x[i:i + batch_size], y[i:i + batch_size], return_dict=True)
            losses.append(float(logs["loss"]))
        history.append(np.mean(losses))
    W, b = model.get_weights()
    return {"W": float(W[0, 0]), "b": float(b[0]), "history": history}
