# earns: 0
# says: TensorFlow 2 computes at once unless a graph is open, and a placeholder cannot be computed
#   at once. It needs a graph around it.
def small_example(feeds):
    c = tf.constant(2.)
    x = tf.compat.v1.placeholder(tf.float32, shape=[3])
    y = tf.square(c * x)
    with tf.compat.v1.Session() as sess:
        return [sess.run(y, feed_dict={x: feed}) for feed in feeds]
