# earns: 1.5
# says: Your numbers come from eager TensorFlow, operation by operation: no graph is defined
#   first, and no session runs it.
def small_example(feeds):
    c = tf.constant(2.)
    results = []
    for feed in feeds:
        x = tf.constant(feed, dtype=tf.float32)
        x.shape.assert_is_compatible_with([3])
        results.append(tf.square(c * x).numpy())
    return results
