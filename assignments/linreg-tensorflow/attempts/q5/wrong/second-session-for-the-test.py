# earns: 1.5
# says: You try the graph in one session and answer from a second. Everything after building the
#   graph fits into one session.
def small_example(feeds):
    graph = tf.Graph()
    with graph.as_default():
        c = tf.constant(2.)
        x = tf.compat.v1.placeholder(tf.float32, shape=[3])
        y = tf.square(c * x)
    with tf.compat.v1.Session(graph=graph) as sess:
        print("test:", sess.run(y, feed_dict={x: [1, 2, 3]}))
    with tf.compat.v1.Session(graph=graph) as sess:
        return [sess.run(y, feed_dict={x: feed}) for feed in feeds]
