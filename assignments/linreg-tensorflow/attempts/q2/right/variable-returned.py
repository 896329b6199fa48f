# kind: returns a tf.Variable
def predict(x, W, b):
    result = tf.Variable(np.zeros(np.shape(x)), dtype=tf.float64)
    result.assign_add(np.float64(W) * np.asarray(x, np.float64))
    result.assign_add(np.full(np.shape(x), b, dtype=np.float64))
    return result
