# kind: a MeanSquaredError object without reduction, made once and called by the function
_mse = keras.losses.MeanSquaredError(reduction=None)


def half_mse(y_true, y_pred):
    return _mse(y_true, y_pred) / 2
