# earns: 0
# says: `tf.placeholder` and `tf.Session` are names of TensorFlow 1. In TensorFlow 2 they live in
#   `tf.compat.v1`.
def small_example(feeds):
    with tf.Graph().as_default():
        x = tf.placeholder(tf.float32, shape=[3])
        c = tf.constant(2.)
        y = tf.square(c * x)
        with tf.Session() as sess:
            return [sess.run(y, {x: feed}) for feed in feeds]
