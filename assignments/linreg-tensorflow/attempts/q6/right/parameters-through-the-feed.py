# kind: no variables, the parameters go in and come out of the graph; type hints and a helper
def _graph(n: int, learning_rate: float):
    graph = tf.Graph()
    with graph.as_default():
        inputs = [tf.compat.v1.placeholder(tf.float64, shape=[]) for _ in range(4)]
        x, y, W, b = inputs
        dW, db = tf.gradients(tf.square(W * x + b - y) / (2 * n), [W, b])
        outputs = [W - learning_rate * dW, b - learning_rate * db]
    return graph, inputs, outputs

def train_static(xs: np.ndarray, ys: np.ndarray, W0: float, b0: float,
                 learning_rate: float, epochs: int) -> dict:
    graph, inputs, outputs = _graph(len(xs), learning_rate)
    p = [W0, b0]
    with tf.compat.v1.Session(graph=graph) as sess:
        for _ in range(epochs):
            for x, y in zip(xs, ys):
                p = sess.run(outputs, dict(zip(inputs, [x, y, *p])))
    return {"W": p[0], "b": p[1], "ops": len(graph.get_operations())}
