# earns: 0
# says: The results are printed as on the slide, but the function returns None.
def small_example(feeds):
    with tf.Graph().as_default():
        c = tf.constant(2.)
        x = tf.compat.v1.placeholder(tf.float32, shape=[3])
        y = tf.square(c * x)
        with tf.compat.v1.Session() as sess:
            for feed in feeds:
                print(sess.run(y, feed_dict={x: feed}))
