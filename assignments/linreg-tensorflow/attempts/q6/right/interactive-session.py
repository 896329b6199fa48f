# kind: an InteractiveSession, legacy run and eval on operations, leftover plot
def train_static(xs, ys, W0, b0, learning_rate, epochs):
    graph = tf.Graph()
    with graph.as_default():
        sess = tf.compat.v1.InteractiveSession()
        X = tf.compat.v1.placeholder("float")
        Y = tf.compat.v1.placeholder("float")
        W = tf.compat.v1.Variable(W0, name="weight")
        b = tf.compat.v1.Variable(b0, name="bias")
        cost = tf.reduce_sum(tf.pow(X * W + b - Y, 2)) / (2 * len(xs))
        train = tf.compat.v1.train.GradientDescentOptimizer(learning_rate).minimize(cost)
        tf.compat.v1.global_variables_initializer().run()
        for epoch in range(epochs):
            for (x, y) in zip(xs, ys):
                train.run(feed_dict={X: x, Y: y})
        result = {"W": W.eval(), "b": b.eval(), "ops": len(graph.get_operations())}
        sess.close()
    return result

line = train_static(train_X, train_Y, 0.0, 0.0, 0.01, 5)
plt.plot(train_X, train_Y, "ro", train_X, line["W"] * train_X + line["b"])
plt.show()
