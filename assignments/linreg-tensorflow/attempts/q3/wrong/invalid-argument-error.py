# earns: 2
# says: The check is right, the class of the error is not: TensorFlow's InvalidArgumentError is no
#   ValueError.
def half_mse(prediction, target):
    tf.debugging.assert_equal(tf.shape(prediction), tf.shape(target), message="shapes differ")
    return np.mean((prediction - target) ** 2) / 2
