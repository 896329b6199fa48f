# earns: 0
# says: You forgot the square: your loss is negative as soon as a prediction is too large, and training
#   would push it there without end.
def half_mse(y_true, y_pred):
    return tf.reduce_mean(y_true - y_pred, axis=-1) / 2
