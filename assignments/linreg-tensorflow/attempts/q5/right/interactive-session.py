# kind: an InteractiveSession and eval, closed whatever happens
def small_example(feeds):
    with tf.Graph().as_default():
        sess = tf.compat.v1.InteractiveSession()
        try:
            c = tf.constant(2., name="c")
            x = tf.compat.v1.placeholder(tf.float32, [3])
            y = tf.math.pow(tf.multiply(c, x), 2)
            return [y.eval(feed_dict={x: feed}) for feed in feeds]
        finally:
            sess.close()
