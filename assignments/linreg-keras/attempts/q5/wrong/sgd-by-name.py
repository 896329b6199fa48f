# earns: 0
# says: The learning rate is always 0.01, which is what the name "sgd" gives. Make the optimiser yourself,
#   with learning_rate.
def fit_line(model, xs, ys, learning_rate, epochs, batch_size):
    model.compile(optimizer="sgd", loss=half_mse)
    history = model.fit(xs.reshape(-1, 1), ys.reshape(-1, 1), batch_size=batch_size,
                        epochs=epochs, shuffle=False, verbose=0)
    W, b = model.get_weights()
    return {"W": float(W[0, 0]), "b": float(b[0]), "history": history.history["loss"]}
