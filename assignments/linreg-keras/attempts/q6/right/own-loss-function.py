# kind: the sparse cross-entropy written out by the student
def cross_entropy(y_true, y_pred):
    """-log of the probability given to the right class."""
    labels = tf.reshape(tf.cast(y_true, tf.int32), [-1])
    right = tf.gather(y_pred, labels, axis=1, batch_dims=1)
    return -tf.math.log(tf.maximum(right, 1e-7))


def build_classifier_sequential():
    model = keras.Sequential([keras.Input((10,)), layers.Dense(20, activation="relu"),
                              layers.Dense(20, activation="relu"),
                              layers.Dense(10, activation="softmax")])
    model.compile(loss=cross_entropy)
    return model


def build_classifier_functional():
    inputs = keras.Input((10,))
    hidden = layers.Dense(20, activation="relu")(layers.Dense(20, activation="relu")(inputs))
    model = keras.Model(inputs, layers.Dense(10, activation="softmax")(hidden))
    model.compile(loss=cross_entropy)
    return model
