# earns: 0.5
# says: You return one number for all points together. A Keras loss returns one for each point and Keras
#   takes the mean itself, so average over the last axis only.
def half_mse(y_true, y_pred):
    return tf.reduce_mean(tf.square(y_true - y_pred)) / 2
