# earns: 0
# says: The list of results lives outside the function, so a second call still carries the results
#   of the first.
results = []

def small_example(feeds):
    with tf.Graph().as_default():
        c = tf.constant(2.)
        x = tf.compat.v1.placeholder(tf.float32, shape=[3])
        y = tf.square(c * x)
        with tf.compat.v1.Session() as sess:
            for feed in feeds:
                results.append(sess.run(y, feed_dict={x: feed}))
    return results
