# kind: a callback collects the losses, and a plot is left over
class LossHistory(keras.callbacks.Callback):
    def on_train_begin(self, logs=None):
        self.losses = []

    def on_epoch_end(self, epoch, logs=None):
        self.losses.append(logs["loss"])


def fit_line(model, xs, ys, learning_rate, epochs, batch_size):
    recorder = LossHistory()
    model.compile(loss=half_mse, optimizer=keras.optimizers.SGD(learning_rate=learning_rate))
    model.fit(np.expand_dims(xs, -1), np.expand_dims(ys, -1), batch_size=batch_size,
              epochs=epochs, shuffle=False, verbose=2, callbacks=[recorder])
    plt.plot(recorder.losses)
    plt.title("loss")
    plt.close()
    W, b = model.get_weights()
    return {"W": W[0][0], "b": b[0], "history": recorder.losses}
