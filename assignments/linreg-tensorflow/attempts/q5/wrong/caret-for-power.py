# earns: 0
# says: `^` is no power in Python: it compares bits, and floats have none. A square is `** 2`, or
#   tf.square.
def small_example(feeds):
    with tf.Graph().as_default():
        c = tf.constant(2.)
        x = tf.compat.v1.placeholder(tf.float32, shape=[3])
        y = (c * x) ^ 2
        with tf.compat.v1.Session() as sess:
            return [sess.run(y, feed_dict={x: feed}) for feed in feeds]
