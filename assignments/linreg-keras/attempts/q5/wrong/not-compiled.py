# earns: 0
# says: fit needs a compiled model: compile says which loss is lowered, and how.
def fit_line(model, xs, ys, learning_rate, epochs, batch_size):
    history = model.fit(xs.reshape(-1, 1), ys.reshape(-1, 1), batch_size=batch_size,
                        epochs=epochs, shuffle=False, verbose=0)
    W, b = model.get_weights()
    return {"W": float(W[0, 0]), "b": float(b[0]), "history": history.history["loss"]}
