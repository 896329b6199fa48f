# kind: tf.function, half of the mean
@tf.function
def _half_mean(difference):
    return 0.5 * tf.reduce_mean(tf.square(difference))

def half_mse(prediction, target):
    if tuple(prediction.shape) != tuple(target.shape):
        raise ValueError("shapes differ")
    return _half_mean(tf.constant(np.asarray(prediction, np.float64) - np.asarray(target, np.float64)))
