# earns: 1.75
# says: Each feed adds operations to the graph. Define it once, before the loop, and only run it
#   inside.
def small_example(feeds):
    results = []
    with tf.Graph().as_default():
        x = tf.compat.v1.placeholder(tf.float32, shape=[3])
        with tf.compat.v1.Session() as sess:
            for feed in feeds:
                y = tf.square(tf.constant(2.) * x)
                results.append(sess.run(y, feed_dict={x: feed}))
    return results
