# earns: 1.5
# says: You stack all feeds and run once, so the answers are the rows of one table. The same graph is
#   to run once for each feed.
def small_example(feeds):
    if len(feeds) == 0:
        return []
    with tf.Graph().as_default():
        c = tf.constant(2.)
        x = tf.compat.v1.placeholder(tf.float32, shape=[None, 3])
        y = tf.square(c * x)
        with tf.compat.v1.Session() as sess:
            return list(sess.run(y, feed_dict={x: np.array(feeds)}))
