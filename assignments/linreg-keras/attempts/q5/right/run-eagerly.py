# kind: compiled with run_eagerly, the weights from trainable_variables
def fit_line(model, xs, ys, learning_rate, epochs, batch_size):
    sgd = tf.keras.optimizers.SGD(learning_rate, momentum=0.0)
    model.compile(sgd, loss=half_mse, run_eagerly=True)
    h = model.fit(xs[:, None], ys[:, None], batch_size, epochs, verbose=0, shuffle=False)
    kernel, bias = model.trainable_variables
    return {"W": kernel.numpy().item(), "b": bias.numpy().item(), "history": h.history["loss"]}
