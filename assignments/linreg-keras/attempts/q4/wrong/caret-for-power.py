# earns: 0
# says: `^` is no power in Python: it compares bits, and floats have none. A square is `** 2`, or
#   keras.ops.square.
def half_mse(y_true, y_pred):
    return keras.ops.mean((y_true - y_pred) ^ 2, axis=-1) / 2
