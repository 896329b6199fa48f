# earns: 0.5
# says: Your loss divides by 2*17 whatever it is given. Keras takes the mean over the points itself, and
#   other data has another number of points.
n = 17  # number of training points


def half_mse(y_true, y_pred):
    return keras.ops.sum(keras.ops.square(y_pred - y_true), axis=-1) / (2 * n)
