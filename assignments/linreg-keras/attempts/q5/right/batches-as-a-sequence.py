# kind: a PyDataset hands out the batches in order
class Batches(keras.utils.PyDataset):
    def __init__(self, x, y, size):
        super().__init__()
        self.x, self.y, self.size = x, y, size

    def __len__(self):
        return int(np.ceil(len(self.x) / self.size))

    def __getitem__(self, k):
        rows = slice(k * self.size, (k + 1) * self.size)
        return self.x[rows], self.y[rows]


def fit_line(model, xs, ys, learning_rate, epochs, batch_size):
    batches = Batches(xs.reshape(-1, 1), ys.reshape(-1, 1), batch_size)
    model.compile(optimizer=keras.optimizers.SGD(learning_rate=learning_rate), loss=half_mse)
    history = model.fit(batches, epochs=epochs, shuffle=False, verbose=0)
    W, b = (float(w.ravel()[0]) for w in model.get_weights())
    return dict(W=W, b=b, history=list(history.history["loss"]))
