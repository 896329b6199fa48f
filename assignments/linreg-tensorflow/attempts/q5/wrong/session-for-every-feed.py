# earns: 1.5
# says: You open a new session for each feed. One session can run the same graph as often as you
#   like; that is the fourth of the four steps.
def small_example(feeds):
    results = []
    with tf.Graph().as_default():
        c = tf.constant(2.)
        x = tf.compat.v1.placeholder(tf.float32, shape=[3])
        y = tf.square(c * x)
        for feed in feeds:
            with tf.compat.v1.Session() as sess:
                results.append(sess.run(y, feed_dict={x: feed}))
    return results
