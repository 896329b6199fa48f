# earns: 1.5
# says: Your placeholder takes vectors of any length. Its shape is what makes the graph refuse a
#   feed of the wrong size.
def small_example(feeds):
    with tf.Graph().as_default():
        c = tf.constant(2.)
        x = tf.compat.v1.placeholder(tf.float32, shape=[None])
        y = tf.square(c * x)
        with tf.compat.v1.Session() as sess:
            return [sess.run(y, feed_dict={x: feed}) for feed in feeds]
