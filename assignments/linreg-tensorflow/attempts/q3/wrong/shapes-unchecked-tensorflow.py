# earns: 2
# says: TensorFlow broadcasts some different shapes in silence and raises InvalidArgumentError on
#   others, which is no ValueError. The check has to be yours.
def half_mse(prediction, target):
    prediction = tf.cast(prediction, tf.float64)
    target = tf.cast(target, tf.float64)
    return tf.reduce_mean(tf.pow(prediction - target, 2)) / 2
