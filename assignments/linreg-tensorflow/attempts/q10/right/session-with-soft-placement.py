# kind: static graph and session that may fall back to the CPU, a list of weights comes back
def train_minibatch(X, y, W0, b0, learning_rate, epochs, batch_size, device):
    tf1 = tf.compat.v1
    graph = tf.Graph()
    with graph.as_default(), tf.device(device):
        features = tf1.placeholder(tf.float64, [None, X.shape[1]])
        target = tf1.placeholder(tf.float64, [None])
        W = tf1.get_variable("W", initializer=np.asarray(W0, np.float64))
        b = tf1.get_variable("b", initializer=np.float64(b0))
        cost = tf.reduce_mean(tf.square(tf.linalg.matvec(features, W) + b - target)) / 2
        train = tf1.train.GradientDescentOptimizer(learning_rate).minimize(cost)
        init = tf1.global_variables_initializer()
    config = tf1.ConfigProto(allow_soft_placement=True)
    with tf1.Session(graph=graph, config=config) as sess:
        sess.run(init)
        for epoch in range(epochs):
            for start in range(0, len(X), batch_size):
                rows = slice(start, start + batch_size)
                sess.run(train, {features: X[rows], target: y[rows]})
        W_end, b_end = sess.run([W, b])
    return {"W": W_end.tolist(), "b": b_end}
