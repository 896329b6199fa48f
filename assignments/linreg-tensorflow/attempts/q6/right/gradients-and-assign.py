# kind: tf.gradients and assign operations instead of an optimizer, float64 variables
tf1 = tf.compat.v1

def train_static(xs, ys, W0, b0, learning_rate, epochs):
    graph = tf.Graph()
    with graph.as_default():
        x = tf1.placeholder(tf.float64, shape=[])
        y = tf1.placeholder(tf.float64, shape=[])
        W = tf1.get_variable("W", initializer=np.float64(W0))
        b = tf1.get_variable("b", initializer=np.float64(b0))
        cost = tf.square(W * x + b - y) / (2 * len(xs))
        dW, db = tf.gradients(cost, [W, b])
        with tf.control_dependencies([dW, db]):
            step = tf.group(W.assign_sub(learning_rate * dW), b.assign_sub(learning_rate * db))
        init = tf1.global_variables_initializer()
    graph.finalize()
    with tf1.Session(graph=graph) as sess:
        sess.run(init)
        for _ in range(epochs):
            for xi, yi in zip(xs, ys):
                sess.run(step, {x: xi, y: yi})
        return {"W": sess.run(W), "b": sess.run(b), "ops": len(graph.get_operations()), "graph": graph}
