# kind: eager TensorFlow in one dtype of its own choice
def predict(x, W, b):
    x = tf.cast(x, tf.float64)
    W = tf.cast(W, tf.float64)
    b = tf.cast(b, tf.float64)
    return tf.add(tf.multiply(W, x), b)
