# earns: 1
# says: You run two updates one after the other, so the gradient for b is taken at the new W. Both
#   belong to the same point.
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
        sgd = tf.compat.v1.train.GradientDescentOptimizer(learning_rate)
        update_W = sgd.minimize(cost, var_list=[W])
        update_b = sgd.minimize(cost, var_list=[b])
        init = tf.compat.v1.global_variables_initializer()
        with tf.compat.v1.Session() as sess:
            sess.run(init)
            for epoch in range(epochs):
                for (x, y) in zip(xs, ys):
                    sess.run(update_W, feed_dict={X: x, Y: y})
                    sess.run(update_b, feed_dict={X: x, Y: y})
            W_end, b_end = sess.run([W, b])
    return {"W": W_end, "b": b_end, "ops": len(graph.get_operations())}
