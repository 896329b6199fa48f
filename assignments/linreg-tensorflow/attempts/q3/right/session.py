# kind: static graph and session, the shape check before the graph
def half_mse(prediction, target):
    if np.shape(prediction) != np.shape(target):
        raise ValueError("shapes differ")
    n_samples = np.size(target)
    graph = tf.Graph()
    with graph.as_default():
        pred = tf.compat.v1.placeholder(tf.float32)
        Y = tf.compat.v1.placeholder(tf.float32)
        cost = tf.reduce_sum(tf.pow(pred - Y, 2)) / (2 * n_samples)
        with tf.compat.v1.Session() as sess:
            return sess.run(cost, feed_dict={pred: prediction, Y: target})
