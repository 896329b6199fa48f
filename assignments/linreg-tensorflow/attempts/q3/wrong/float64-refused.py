# earns: 0
# says: You divide a float64 sum by a float32 number, and TensorFlow refuses to mix the two. It
#   works on float32 only.
def half_mse(prediction, target):
    if prediction.shape != target.shape:
        raise ValueError("shapes differ")
    n_samples = tf.cast(tf.size(prediction), tf.float32)
    return tf.reduce_sum(tf.pow(tf.constant(prediction) - tf.constant(target), 2)) / (2 * n_samples)
