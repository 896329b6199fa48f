# earns: 0.5
# says: You average over the points, the first axis, and return one number. The mean goes over the last
#   axis, so that each point keeps its own.
def half_mse(y_true, y_pred):
    return tf.reduce_mean(tf.square(y_true - y_pred), axis=0) / 2
