# earns: 0
# says: The key of a feed is the placeholder itself, not its name as a text: `{x: feed}`, without
#   quotes.
def small_example(feeds):
    with tf.Graph().as_default():
        c = tf.constant(2.)
        x = tf.compat.v1.placeholder(tf.float32, shape=[3], name="x")
        y = tf.square(c * x)
        with tf.compat.v1.Session() as sess:
            return [sess.run(y, feed_dict={"x": feed}) for feed in feeds]
