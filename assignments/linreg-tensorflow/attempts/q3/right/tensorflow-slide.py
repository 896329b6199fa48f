# kind: eager TensorFlow, written like the slide, returns a tensor
def half_mse(prediction, target):
    pred = tf.cast(prediction, tf.float64)
    Y = tf.cast(target, tf.float64)
    if pred.shape != Y.shape:
        raise ValueError("shapes differ")
    n_samples = tf.size(pred, out_type=tf.int64)
    return tf.reduce_sum(tf.pow(pred - Y, 2)) / tf.cast(2 * n_samples, tf.float64)

print(half_mse(train_X, train_Y))
