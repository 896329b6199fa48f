# earns: 0
# says: You take the absolute difference. The mean squared error takes its square.
def half_mse(y_true, y_pred):
    return keras.ops.mean(keras.ops.abs(y_true - y_pred), axis=-1) / 2
