# earns: 0.75
# says: The name "sgd" gives an optimiser with Keras's own learning rate of 0.01, and learning_rate is
#   never used. Make the optimiser yourself.
def fit_line(model, xs, ys, learning_rate, epochs, batch_size):
    model.compile(optimizer="sgd", loss=half_mse)
    history = model.fit(xs.reshape(-1, 1), ys.reshape(-1, 1), batch_size=batch_size,
                        epochs=epochs, shuffle=False, verbose=0)
    W, b = model.get_weights()
    return {"W": float(W[0, 0]), "b": float(b[0]), "history": history.history["loss"]}
