# kind: tf.map_fn over the points, with l2_loss, which is half the sum of squares
def half_mse(y_true, y_pred):
    difference = tf.convert_to_tensor(y_pred - y_true)
    return tf.map_fn(tf.nn.l2_loss, difference)
