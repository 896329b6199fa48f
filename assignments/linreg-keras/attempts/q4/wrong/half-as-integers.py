# earns: 0
# says: 1 // 2 is 0 in Python, so your loss is always zero. Write the half as a decimal number.
def half_mse(y_true, y_pred):
    return 1 // 2 * keras.ops.mean(keras.ops.square(y_true - y_pred), axis=-1)
