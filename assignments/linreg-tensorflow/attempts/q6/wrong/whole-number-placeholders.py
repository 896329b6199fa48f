# earns: 2.25
# says: Integer placeholders cut the decimals off every x and y before they reach the graph.
def train_static(xs, ys, W0, b0, learning_rate, epochs):
    n_samples = len(xs)
    graph = tf.Graph()
    with graph.as_default():
        X = tf.cast(tf.compat.v1.placeholder(tf.int32, name="X"), tf.float32)
        Y = tf.cast(tf.compat.v1.placeholder(tf.int32, name="Y"), tf.float32)
        W = tf.Variable(W0, name="weight")
        b = tf.Variable(b0, name="bias")
        pred = tf.add(tf.multiply(X, W), b)
        cost = tf.pow(pred - Y, 2) / (2 * n_samples)
        optimizer = tf.compat.v1.train.GradientDescentOptimizer(learning_rate).minimize(cost)
        init = tf.compat.v1.global_variables_initializer()
        with tf.compat.v1.Session() as sess:
            sess.run(init)
            for epoch in range(epochs):
                for (x, y) in zip(xs, ys):
                    sess.run(optimizer, feed_dict={"X:0": x, "Y:0": y})
            W_end, b_end = sess.run([W, b])
    return {"W": W_end, "b": b_end, "ops": len(graph.get_operations())}
