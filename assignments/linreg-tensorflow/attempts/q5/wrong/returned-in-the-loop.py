# earns: 0
# says: Your `return` stands inside the loop: the first result leaves the function, and without
#   feeds nothing does.
def small_example(feeds):
    with tf.Graph().as_default():
        c = tf.constant(2.)
        x = tf.compat.v1.placeholder(tf.float32, shape=[3])
        y = tf.square(c * x)
        with tf.compat.v1.Session() as sess:
            results = []
            for feed in feeds:
                results.append(sess.run(y, feed_dict={x: feed}))
                return results
