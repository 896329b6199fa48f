# earns: 0
# says: You subtract the squares. The square of the difference is something else: try a target of 1 and
#   a prediction of -1.
def half_mse(y_true, y_pred):
    return keras.ops.mean(y_true ** 2 - y_pred ** 2, axis=-1) / 2
