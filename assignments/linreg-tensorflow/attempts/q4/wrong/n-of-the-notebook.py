# earns: 0.5
# says: You divide by the number of points in the notebook's training data, not by the number you
#   are given.
def half_mse_gradients(x, y, W, b):
    error = W * x + b - y
    return np.sum(error * x) / len(train_X), np.sum(error) / len(train_X)
