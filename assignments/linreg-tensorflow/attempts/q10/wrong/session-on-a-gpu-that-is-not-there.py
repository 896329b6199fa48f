# earns: 3
# says: Eager code moves to the CPU when there is no GPU; a session refuses unless its configuration
#   allows it.
def train_minibatch(X, y, W0, b0, learning_rate, epochs, batch_size, device):
    with tf.Graph().as_default(), tf.device(device):
        features = tf.compat.v1.placeholder(tf.float64, [None, X.shape[1]])
        target = tf.compat.v1.placeholder(tf.float64, [None])
        W = tf.compat.v1.get_variable("W", initializer=np.asarray(W0, np.float64))
        b = tf.compat.v1.get_variable("b", initializer=np.float64(b0))
        cost = tf.reduce_mean(tf.square(tf.linalg.matvec(features, W) + b - target)) / 2
        dW, db = tf.gradients(cost, [W, b])
        with tf.control_dependencies([dW, db]):
            step = tf.group(W.assign_sub(learning_rate * dW), b.assign_sub(learning_rate * db))
        with tf.compat.v1.Session() as sess:
            sess.run(tf.compat.v1.global_variables_initializer())
            for epoch in range(epochs):
                for start in range(0, len(X), batch_size):
                    sess.run(step, {features: X[start:start + batch_size], target: y[start:start + batch_size]})
            return {"W": sess.run(W), "b": float(sess.run(b))}
