# kind: tf.function, a helper that is traced
@tf.function
def _line(x, W, b):
    return W * x + b

def predict(x, W, b):
    return _line(tf.convert_to_tensor(x, tf.float64),
                 tf.constant(W, tf.float64), tf.constant(b, tf.float64))
