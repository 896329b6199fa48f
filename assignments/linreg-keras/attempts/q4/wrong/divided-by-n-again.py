# earns: 0
# says: You divide each point's loss by the number of points, and then Keras takes the mean, which
#   divides by it again. Divide by 2 only.
def half_mse(y_true, y_pred):
    n = len(y_true)
    return tf.reduce_sum(tf.square(y_true - y_pred), axis=-1) / (2 * n)
