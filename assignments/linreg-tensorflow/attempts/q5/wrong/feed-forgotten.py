# earns: 0
# says: The session is asked for y without a value for the placeholder. Give it one in each run:
#   `sess.run(y, {x: feed})`.
def small_example(feeds):
    with tf.Graph().as_default():
        c = tf.constant(2.)
        x = tf.compat.v1.placeholder(tf.float32, shape=[3])
        y = tf.square(c * x)
        with tf.compat.v1.Session() as sess:
            return [sess.run(y) for feed in feeds]
