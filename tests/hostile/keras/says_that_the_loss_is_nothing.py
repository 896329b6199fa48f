"""A loss of zero, along which nothing has to move."""
# questions: q5
# deserves: 0

def half_mse(y_true, y_pred):
    return 0.0 * (y_true - y_pred)[:, 0]


def fit_line(model, xs, ys, learning_rate, epochs, batch_size):
    kernel, bias = model.get_weights()
    return {"W": float(kernel[0, 0]), "b": float(bias[0]), "history": [0.0] * epochs}
