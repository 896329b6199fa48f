# earns: 0
# says: You return nodes of the graph, not numbers. A static graph computes nothing until the
#   session runs it.
def small_example(feeds):
    with tf.Graph().as_default():
        c = tf.constant(2.)
        results = []
        with tf.compat.v1.Session():
            for feed in feeds:
                x = tf.constant(feed, dtype=tf.float32, shape=[3])
                results.append(tf.square(c * x))
    return results
