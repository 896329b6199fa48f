# earns: 1
# says: This is the bare square of the error. The slide divides it by two things.
def train_static(xs, ys, W0, b0, learning_rate, epochs):
    graph = tf.Graph()
    with graph.as_default():
        X = tf.compat.v1.placeholder(tf.float32)
        Y = tf.compat.v1.placeholder(tf.float32)
        W = tf.Variable(W0, name="weight")
        b = tf.Variable(b0, name="bias")
        pred = tf.add(tf.multiply(X, W), b)
        cost = tf.pow(pred - Y, 2)
        optimizer = tf.compat.v1.train.GradientDescentOptimizer(learning_rate).minimize(cost)
        init = tf.compat.v1.global_variables_initializer()
        with tf.compat.v1.Session() as sess:
            sess.run(init)
            for epoch in range(epochs):
                for (x, y) in zip(xs, ys):
                    sess.run(optimizer, feed_dict={X: x, Y: y})
            W_end, b_end = sess.run([W, b])
    return {"W": W_end, "b": b_end, "ops": len(graph.get_operations())}
