# kind: an open placeholder and a check of the student's own
class WrongShape(Exception):
    pass

def small_example(feeds):
    with tf.Graph().as_default():
        x = tf.compat.v1.placeholder(tf.float32)
        y = tf.square(2. * x)
        with tf.compat.v1.Session() as sess:
            results = []
            for feed in feeds:
                if np.shape(feed) != (3,):
                    raise WrongShape(f"expected shape (3,), got {np.shape(feed)}")
                results.append(sess.run(y, {x: feed}))
            return results
