# earns: 0
# says: Each run overwrites the result before it, and only the last one comes back. There should be
#   one for each feed.
def small_example(feeds):
    result = []
    with tf.Graph().as_default():
        c = tf.constant(2.)
        x = tf.compat.v1.placeholder(tf.float32, shape=[3])
        y = tf.square(c * x)
        with tf.compat.v1.Session() as sess:
            for feed in feeds:
                result = sess.run(y, feed_dict={x: feed})
    return result
