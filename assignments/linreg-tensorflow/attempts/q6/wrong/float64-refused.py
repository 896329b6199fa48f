# earns: 0
# says: Your graph holds the data as constants in their own dtype, and float64 data do not go
#   together with float32 variables.
def train_static(xs, ys, W0, b0, learning_rate, epochs):
    n_samples = len(xs)
    graph = tf.Graph()
    with graph.as_default():
        i = tf.compat.v1.placeholder(tf.int32, shape=[])
        X = tf.gather(tf.constant(xs), i)
        Y = tf.gather(tf.constant(ys), i)
        W = tf.Variable(W0, name="weight")
        b = tf.Variable(b0, name="bias")
        pred = tf.add(tf.multiply(X, W), b)
        cost = tf.pow(pred - Y, 2) / (2 * n_samples)
        optimizer = tf.compat.v1.train.GradientDescentOptimizer(learning_rate).minimize(cost)
        init = tf.compat.v1.global_variables_initializer()
        with tf.compat.v1.Session() as sess:
            sess.run(init)
            for epoch in range(epochs):
                for k in range(n_samples):
                    sess.run(optimizer, feed_dict={i: k})
            W_end, b_end = sess.run([W, b])
    return {"W": W_end, "b": b_end, "ops": len(graph.get_operations())}
