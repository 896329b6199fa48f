# earns: 0
# says: You run the two feeds of the slide, whatever the argument says.
def small_example(feeds):
    with tf.Graph().as_default():
        c = tf.constant(2.)
        x = tf.compat.v1.placeholder(tf.float32, shape=[3])
        y = tf.square(c * x)
        with tf.compat.v1.Session() as sess:
            for feed in feeds:
                sess.run(y, feed_dict={x: feed})
            return [sess.run(y, feed_dict={x: [1, 2, 3]}),
                    sess.run(y, feed_dict={x: [0, 0, 5]})]
