# earns: 1.75
# says: You sort the points before training. Per-sample updates depend on the order, and the given
#   one is asked for.
def train_static(xs, ys, W0, b0, learning_rate, epochs):
    n_samples = len(xs)
    graph = tf.Graph()
    with graph.as_default():
        X = tf.compat.v1.placeholder(tf.float32)
        Y = tf.compat.v1.placeholder(tf.float32)
        W = tf.Variable(W0, name="weight")
        b = tf.Variable(b0, name="bias")
        pred = tf.add(tf.multiply(X, W), b)
        cost = tf.pow(pred - Y, 2) / (2 * n_samples)
        optimizer = tf.compat.v1.train.GradientDescentOptimizer(learning_rate).minimize(cost)
        init = tf.compat.v1.global_variables_initializer()
        with tf.compat.v1.Session() as sess:
            sess.run(init)
            for epoch in range(epochs):
                for (x, y) in sorted(zip(xs, ys)):
                    sess.run(optimizer, feed_dict={X: x, Y: y})
            W_end, b_end = sess.run([W, b])
    return {"W": W_end, "b": b_end, "ops": len(graph.get_operations())}
