# earns: 0.25
# says: TensorFlow does not mix dtypes: a Python number becomes float32 in `tf.constant`, a float64
#   array stays float64, and the product of the two is refused.
def predict(x, W, b):
    x = tf.convert_to_tensor(x)
    W = tf.constant(W)
    b = tf.constant(b)
    return W * x + b
