# kind: static graph, tf.gradients, session; NumPy's float32 scalars come back
def half_mse_gradients(x, y, W, b):
    with tf.Graph().as_default():
        X = tf.compat.v1.placeholder(tf.float32, [None])
        Y = tf.compat.v1.placeholder(tf.float32, [None])
        W_ = tf.compat.v1.get_variable("W", initializer=W)
        b_ = tf.compat.v1.get_variable("b", initializer=b)
        cost = tf.reduce_sum(tf.pow(W_ * X + b_ - Y, 2)) / (2 * len(x))
        grads = tf.gradients(cost, [W_, b_])
        with tf.compat.v1.Session() as sess:
            sess.run(tf.compat.v1.global_variables_initializer())
            dW, db = sess.run(grads, feed_dict={X: x, Y: y})
    return dW, db
