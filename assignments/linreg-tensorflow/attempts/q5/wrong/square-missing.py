# earns: 0
# says: You run the inner product c·x. The graph has one more node after it.
def small_example(feeds):
    with tf.Graph().as_default():
        c = tf.constant(2.)
        x = tf.compat.v1.placeholder(tf.float32, shape=[3])
        y = c * x
        with tf.compat.v1.Session() as sess:
            return [sess.run(y, feed_dict={x: feed}) for feed in feeds]
