# earns: 0
# says: c is a variable here, and a variable has no value before its initialiser has run in the
#   session.
def small_example(feeds):
    with tf.Graph().as_default():
        c = tf.compat.v1.get_variable("c", initializer=2.)
        x = tf.compat.v1.placeholder(tf.float32, shape=[3])
        y = tf.square(c * x)
        with tf.compat.v1.Session() as sess:
            return [sess.run(y, feed_dict={x: feed}) for feed in feeds]
