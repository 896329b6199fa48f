# kind: make_callable instead of run, lists of Python numbers come back
def small_example(feeds):
    graph = tf.Graph()
    with graph.as_default():
        x = tf.compat.v1.placeholder(tf.float64, shape=(3,))
        y = (tf.constant(2.0, tf.float64) * x) ** 2
    sess = tf.compat.v1.Session(graph=graph)
    step = sess.make_callable(y, feed_list=[x])
    out = []
    for f in feeds:
        out.append(step(np.asarray(f, dtype=np.float64)).tolist())
    sess.close()
    return out
