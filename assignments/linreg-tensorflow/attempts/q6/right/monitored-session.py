# kind: a monitored session, which initialises by itself
def train_static(xs, ys, W0, b0, learning_rate, epochs):
    graph = tf.Graph()
    with graph.as_default():
        x = tf.compat.v1.placeholder(tf.float32, shape=[])
        y = tf.compat.v1.placeholder(tf.float32, shape=[])
        W = tf.compat.v1.get_variable("W", initializer=float(W0))
        b = tf.compat.v1.get_variable("b", initializer=float(b0))
        cost = tf.square(W * x + b - y) / (2 * len(xs))
        train = tf.compat.v1.train.GradientDescentOptimizer(learning_rate).minimize(cost)
        with tf.compat.v1.train.MonitoredSession() as sess:
            for _ in range(epochs):
                for xi, yi in zip(xs, ys):
                    sess.run(train, feed_dict={x: xi, y: yi})
            W_end, b_end = sess.run([W, b])
    return {"W": float(W_end), "b": float(b_end), "ops": len(graph.get_operations())}
