# earns: 1.5
# says: `pop` empties the caller's list of feeds. Calling again with the same list gives nothing.
def small_example(feeds):
    results = []
    with tf.Graph().as_default():
        c = tf.constant(2.)
        x = tf.compat.v1.placeholder(tf.float32, shape=[3])
        y = tf.square(c * x)
        with tf.compat.v1.Session() as sess:
            while feeds:
                results.append(sess.run(y, feed_dict={x: feeds.pop(0)}))
    return results
