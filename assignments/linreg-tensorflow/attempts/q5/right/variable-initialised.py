# kind: c is a variable, so the initialiser runs, too
tf1 = tf.compat.v1

def small_example(feeds):
    graph = tf.Graph()
    with graph.as_default():
        c = tf1.get_variable("c", initializer=2.0)
        x = tf1.placeholder("float", [3], name="x")
        y = tf.square(c * x)
        init = tf1.global_variables_initializer()
    with tf1.Session(graph=graph) as sess:
        sess.run(init)
        return [sess.run(y, {x: f}) for f in feeds]
