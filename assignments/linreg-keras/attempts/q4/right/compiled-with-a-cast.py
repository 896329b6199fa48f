# kind: a tf.function that casts both arguments first
@tf.function
def half_mse(y_true, y_pred):
    y_pred = tf.convert_to_tensor(y_pred)
    y_true = tf.cast(y_true, y_pred.dtype)
    return tf.reduce_mean(tf.math.squared_difference(y_pred, y_true), -1) * 0.5
