# earns: 3
# says: Your history is the loss after each epoch. Keras reports the mean over the batches while the
#   weights are still moving, and that is what is asked for.
def fit_line(model, xs, ys, learning_rate, epochs, batch_size):
    x, y = xs.reshape(-1, 1), ys.reshape(-1, 1)
    model.compile(optimizer=keras.optimizers.SGD(learning_rate=learning_rate), loss=half_mse)
    losses = []
    for epoch in range(epochs):
        model.fit(x, y, batch_size=batch_size, epochs=1, shuffle=False, verbose=0)
        losses.append(model.evaluate(x, y, verbose=0, return_dict=True)["loss"])
    W, b = model.get_weights()
    return {"W": float(W[0, 0]), "b": float(b[0]), "history": losses}
