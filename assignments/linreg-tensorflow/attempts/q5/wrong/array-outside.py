# earns: 0
# says: The results are right; what holds them is an array. The task asks for a list of arrays.
def small_example(feeds):
    with tf.Graph().as_default():
        c = tf.constant(2.)
        x = tf.compat.v1.placeholder(tf.float32, shape=[3])
        y = tf.square(c * x)
        with tf.compat.v1.Session() as sess:
            return np.array([sess.run(y, feed_dict={x: feed}) for feed in feeds])
