# earns: 0.25
# says: For a single feed you return its array alone. One feed still makes a list with one result.
def small_example(feeds):
    with tf.Graph().as_default():
        c = tf.constant(2.)
        x = tf.compat.v1.placeholder(tf.float32, shape=[3])
        y = tf.square(c * x)
        with tf.compat.v1.Session() as sess:
            results = [sess.run(y, feed_dict={x: feed}) for feed in feeds]
    return results[0] if len(results) == 1 else results
