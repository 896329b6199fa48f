# earns: 1.5
# says: The batches are always larger than the data, so all points are one single batch. Pass batch_size
#   on: without it Keras takes 32, without any warning.
def fit_line(model, xs, ys, learning_rate, epochs, batch_size):
    model.compile(optimizer=keras.optimizers.SGD(learning_rate=learning_rate), loss=half_mse)
    history = model.fit(xs.reshape(-1, 1), ys.reshape(-1, 1), epochs=epochs,
                        shuffle=False, verbose=0)
    W, b = model.get_weights()
    return {"W": float(W[0, 0]), "b": float(b[0]), "history": history.history["loss"]}
