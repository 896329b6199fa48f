# earns: 0
# says: map runs nothing until somebody walks through it, and then the session is closed. Make a
#   list of the results while it is open.
def small_example(feeds):
    with tf.Graph().as_default():
        c = tf.constant(2.)
        x = tf.compat.v1.placeholder(tf.float32, shape=[3])
        y = tf.square(c * x)
        with tf.compat.v1.Session() as sess:
            return map(lambda feed: sess.run(y, {x: feed}), feeds)
