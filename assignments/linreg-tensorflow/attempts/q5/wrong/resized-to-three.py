# earns: 1.5
# says: You force each feed into three numbers before the graph sees it, so a feed of another
#   shape runs as well. Let the placeholder refuse it.
def small_example(feeds):
    with tf.Graph().as_default():
        c = tf.constant(2.)
        x = tf.compat.v1.placeholder(tf.float32, shape=[3])
        y = tf.square(c * x)
        with tf.compat.v1.Session() as sess:
            return [sess.run(y, feed_dict={x: np.resize(feed, 3)}) for feed in feeds]
