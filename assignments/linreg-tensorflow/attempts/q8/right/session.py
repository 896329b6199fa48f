# kind: static graph and session, the finite check in Python
def train_until(xs, ys, W0, b0, learning_rate, tolerance, max_epochs):
    n = len(xs)
    with tf.Graph().as_default():
        X = tf.compat.v1.placeholder(tf.float64)
        Y = tf.compat.v1.placeholder(tf.float64)
        W = tf.compat.v1.get_variable("W", initializer=np.float64(W0))
        b = tf.compat.v1.get_variable("b", initializer=np.float64(b0))
        cost = tf.reduce_sum(tf.pow(W * X + b - Y, 2)) / (2 * n)
        train = tf.compat.v1.train.GradientDescentOptimizer(learning_rate).minimize(cost)
        with tf.compat.v1.Session() as sess:
            sess.run(tf.compat.v1.global_variables_initializer())
            everything = {X: xs, Y: ys}
            costs = [sess.run(cost, everything)]
            while np.isfinite(costs[-1]) and len(costs) <= max_epochs:
                for x, y in zip(xs, ys):
                    sess.run(train, {X: x, Y: y})
                costs.append(sess.run(cost, everything))
                if not costs[-2] - costs[-1] >= tolerance:
                    break
            if not np.isfinite(costs[-1]):
                raise ArithmeticError("diverged")
            return {"W": sess.run(W), "b": sess.run(b), "epochs": len(costs) - 1}
