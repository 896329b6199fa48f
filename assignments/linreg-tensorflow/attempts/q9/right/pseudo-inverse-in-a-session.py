# kind: pseudo-inverse computed in a static graph and session, one-element arrays come back
def closed_form(xs, ys):
    first = xs[0]
    if not any(x != first for x in xs):
        raise ValueError("all xs are the same number")
    with tf.Graph().as_default():
        A = tf.compat.v1.placeholder(tf.float64, shape=[None, 2])
        y = tf.compat.v1.placeholder(tf.float64, shape=[None, 1])
        theta = tf.matmul(tf.linalg.pinv(A), y)
        with tf.compat.v1.Session() as sess:
            result = sess.run(theta, {A: np.stack([xs, np.ones(len(xs))], axis=1),
                                      y: np.reshape(ys, (-1, 1))})
    return result[0], result[1]
