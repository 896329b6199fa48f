# earns: 0.5
# says: Your loss is twice as large as it should be: this is the mean squared error, and the half is
#   missing.
def half_mse(y_true, y_pred):
    return keras.ops.mean(keras.ops.square(y_true - y_pred), axis=-1)
