# earns: 4
# says: The graph holds an update for each epoch, so its size depends on `epochs`. One update is
#   enough, run as often as needed.
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
        optimizers = [sgd.minimize(cost) for epoch in range(epochs)]
        init = tf.compat.v1.global_variables_initializer()
        with tf.compat.v1.Session() as sess:
            sess.run(init)
            for optimizer in optimizers:
                for (x, y) in zip(xs, ys):
                    sess.run(optimizer, feed_dict={X: x, Y: y})
            W_end, b_end = sess.run([W, b])
    return {"W": W_end, "b": b_end, "ops": len(graph.get_operations())}
