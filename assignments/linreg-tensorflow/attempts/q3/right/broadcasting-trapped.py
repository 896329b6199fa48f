# kind: lets TensorFlow check the shapes and turns its error into a ValueError, returns a tf.Variable
def half_mse(prediction, target):
    try:
        tf.debugging.assert_equal(tf.shape(prediction), tf.shape(target))
    except (tf.errors.InvalidArgumentError, ValueError) as error:
        raise ValueError("shapes differ") from error
    squares = tf.square(tf.cast(prediction, tf.float64) - tf.cast(target, tf.float64))
    return tf.Variable(tf.reduce_mean(squares) / 2)
