# earns: 0.75
# says: Your W is the bias and your b is the kernel. get_weights gives the kernel first.
def fit_line(model, xs, ys, learning_rate, epochs, batch_size):
    model.compile(optimizer=keras.optimizers.SGD(learning_rate=learning_rate), loss=half_mse)
    history = model.fit(xs.reshape(-1, 1), ys.reshape(-1, 1), batch_size=batch_size,
                        epochs=epochs, shuffle=False, verbose=0)
    b, W = model.get_weights()
    return {"W": float(np.squeeze(W)), "b": float(np.squeeze(b)),
            "history": history.history["loss"]}
