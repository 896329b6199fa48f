# earns: 1.5
# says: Graph and session are made once when the cell runs, not once a call. A call of your function
#   opens no session of its own.
graph = tf.Graph()
with graph.as_default():
    c = tf.constant(2.)
    x = tf.compat.v1.placeholder(tf.float32, shape=[3])
    y = tf.square(c * x)
sess = tf.compat.v1.Session(graph=graph)

def small_example(feeds):
    return [sess.run(y, feed_dict={x: feed}) for feed in feeds]
