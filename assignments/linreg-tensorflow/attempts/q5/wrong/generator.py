# earns: 0
# says: With `yield` your function becomes a generator: the call itself runs nothing and opens no
#   session. A list is asked for.
def small_example(feeds):
    with tf.Graph().as_default():
        c = tf.constant(2.)
        x = tf.compat.v1.placeholder(tf.float32, shape=[3])
        y = tf.square(c * x)
        with tf.compat.v1.Session() as sess:
            for feed in feeds:
                yield sess.run(y, feed_dict={x: feed})
