# earns: 0
# says: You flatten only the prediction, and (n, 1) minus (n,) broadcasts to (n, n): each target meets
#   every prediction. Keep both in the same shape.
def half_mse(y_true, y_pred):
    y_pred = keras.ops.reshape(y_pred, (-1,))
    return keras.ops.mean(keras.ops.square(y_true - y_pred), axis=-1) / 2
