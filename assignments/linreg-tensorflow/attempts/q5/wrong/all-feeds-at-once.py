# earns: 1
# says: You stack the feeds and run once. That breaks when there is no feed at all, and the example
#   runs one graph several times.
def small_example(feeds):
    with tf.Graph().as_default():
        c = tf.constant(2.)
        x = tf.compat.v1.placeholder(tf.float32, shape=[None, 3])
        y = tf.square(c * x)
        with tf.compat.v1.Session() as sess:
            return list(sess.run(y, feed_dict={x: np.array(feeds)}))
