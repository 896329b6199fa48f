# earns: 1.5
# says: You catch the error of a feed with the wrong shape and go on. The caller gets a shorter list
#   and never learns why.
def small_example(feeds):
    results = []
    with tf.Graph().as_default():
        x = tf.compat.v1.placeholder(tf.float32, shape=[3])
        y = tf.square(tf.constant(2.) * x)
        with tf.compat.v1.Session() as sess:
            for feed in feeds:
                try:
                    results.append(sess.run(y, feed_dict={x: feed}))
                except ValueError:
                    print("wrong shape:", feed)
    return results
