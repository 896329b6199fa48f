# earns: 0
# says: You take the square root at the end, so the loss follows the size of the error instead of its
#   square, and has no usable gradient where the error is 0. Leave the root out.
def half_mse(y_true, y_pred):
    return keras.ops.sqrt(keras.ops.mean(keras.ops.square(y_true - y_pred), axis=-1) / 2)
