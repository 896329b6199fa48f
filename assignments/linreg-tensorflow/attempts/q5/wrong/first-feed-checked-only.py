# earns: 1.5
# says: You look at the shape of the first feed only. A wrong one can come after good ones.
def small_example(feeds):
    if len(feeds) > 0 and np.shape(feeds[0]) != (3,):
        raise ValueError("wrong shape")
    with tf.Graph().as_default():
        x = tf.compat.v1.placeholder(tf.float32, shape=None)
        y = tf.square(tf.constant(2.) * x)
        with tf.compat.v1.Session() as sess:
            return [sess.run(y, feed_dict={x: feed}) for feed in feeds]
