# earns: 1.25
# says: You hand epochs and batch_size to fit by position, and fit takes them the other way round. Write
#   their names.
def fit_line(model, xs, ys, learning_rate, epochs, batch_size):
    model.compile(keras.optimizers.SGD(learning_rate), half_mse)
    history = model.fit(xs.reshape(-1, 1), ys.reshape(-1, 1), epochs, batch_size,
                        shuffle=False, verbose=0)
    W, b = model.get_weights()
    return {"W": float(W[0, 0]), "b": float(b[0]), "history": history.history["loss"]}
