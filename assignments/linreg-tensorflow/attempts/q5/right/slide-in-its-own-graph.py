# kind: the slide's four steps, inside a graph of its own
def small_example(feeds):
    results = []
    with tf.Graph().as_default():
        c = tf.constant(2.)
        x = tf.compat.v1.placeholder(tf.float32, shape=[3])
        y = tf.square(c * x)
        with tf.compat.v1.Session() as sess:
            for feed in feeds:
                results.append(sess.run(y, feed_dict={x: feed}))
    return results

print(small_example([[1, 2, 3], [0, 0, 5]]))
