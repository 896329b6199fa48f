# earns: 1.25
# says: An integer placeholder cuts the decimals off each feed without a word. The slide's examples
#   are whole numbers, yours need not be.
def small_example(feeds):
    with tf.Graph().as_default():
        c = tf.constant(2)
        x = tf.compat.v1.placeholder(tf.int32, shape=[3])
        y = tf.square(c * x)
        with tf.compat.v1.Session() as sess:
            return [sess.run(y, feed_dict={x: feed}) for feed in feeds]
