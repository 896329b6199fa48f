# kind: plain TensorFlow functions
def half_mse(y_true, y_pred):
    error = tf.square(y_pred - y_true)
    return tf.reduce_mean(error, axis=-1) / 2.0
