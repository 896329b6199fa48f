# kind: a monitored session, tensors come back
def small_example(feeds):
    with tf.Graph().as_default():
        x = tf.compat.v1.placeholder(tf.float32, shape=[3])
        y = tf.square(2. * x)
        with tf.compat.v1.train.SingularMonitoredSession() as sess:
            values = [sess.run(y, feed_dict={x: feed}) for feed in feeds]
    return [tf.constant(value) for value in values]
