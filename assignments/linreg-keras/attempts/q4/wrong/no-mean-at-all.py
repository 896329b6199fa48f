# earns: 0.5
# says: You return shape (n, 1) instead of (n,): the mean over the last axis is missing.
def half_mse(y_true, y_pred):
    return keras.ops.square(y_true - y_pred) / 2
