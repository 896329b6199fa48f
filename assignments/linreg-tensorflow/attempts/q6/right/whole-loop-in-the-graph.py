# kind: the loop over epochs and samples is part of the graph, the session runs once
def train_static(xs, ys, W0, b0, learning_rate, epochs):
    n = len(xs)
    graph = tf.Graph()
    with graph.as_default():
        X = tf.constant(xs, tf.float64)
        Y = tf.constant(ys, tf.float64)
        steps = tf.compat.v1.placeholder(tf.int32, shape=[])

        def body(i, W, b):
            x, y = X[i % n], Y[i % n]
            error = W * x + b - y
            return i + 1, W - learning_rate * error * x / n, b - learning_rate * error / n

        start = (tf.constant(0), tf.constant(W0, tf.float64), tf.constant(b0, tf.float64))
        _, W_end, b_end = tf.while_loop(lambda i, W, b: i < steps, body, start)
        with tf.compat.v1.Session() as sess:
            W, b = sess.run([W_end, b_end], feed_dict={steps: n * epochs})
    return dict(W=W, b=b, ops=len(graph.get_operations()))
