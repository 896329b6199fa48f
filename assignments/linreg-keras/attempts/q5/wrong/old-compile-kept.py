# earns: 2.25
# says: A model that was compiled before keeps its old loss and learning rate here. Compile it in any
#   case; its weights stay as they are.
def fit_line(model, xs, ys, learning_rate, epochs, batch_size):
    if not model.compiled:
        model.compile(optimizer=keras.optimizers.SGD(learning_rate), loss=half_mse)
    history = model.fit(xs.reshape(-1, 1), ys.reshape(-1, 1), batch_size=batch_size,
                        epochs=epochs, shuffle=False, verbose=0)
    W, b = model.get_weights()
    return {"W": float(W[0, 0]), "b": float(b[0]), "history": history.history["loss"]}
