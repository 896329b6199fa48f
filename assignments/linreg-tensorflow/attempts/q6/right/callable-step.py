# kind: make_callable, NumPy scalars and an extra key
def train_static(xs, ys, W0, b0, learning_rate, epochs):
    with tf.Graph().as_default() as graph:
        x = tf.compat.v1.placeholder(tf.float32, shape=[])
        y = tf.compat.v1.placeholder(tf.float32, shape=[])
        W = tf.Variable(W0, dtype=tf.float32)
        b = tf.Variable(b0, dtype=tf.float32)
        cost = (W * x + b - y) ** 2 / (2.0 * len(xs))
        train = tf.compat.v1.train.GradientDescentOptimizer(learning_rate).minimize(cost)
        sess = tf.compat.v1.Session()
        sess.run(tf.compat.v1.global_variables_initializer())
        step = sess.make_callable([train, cost], feed_list=[x, y])
        history = []
        for epoch in range(epochs):
            history.append(sum(step(xi, yi)[1] for xi, yi in zip(xs, ys)))
        W_end, b_end = sess.run([W, b])
        sess.close()
    return {"W": np.float32(W_end), "b": np.float32(b_end), "ops": len(graph.get_operations()), "history": history}
