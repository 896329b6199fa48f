# kind: tf.keras names, functions as activations, summaries left over
def build_classifier_sequential() -> tf.keras.Sequential:
    """10 -> 20 relu -> 20 relu -> 10 softmax."""
    model = tf.keras.models.Sequential(name="digits")
    model.add(tf.keras.layers.InputLayer(shape=(10,)))
    for _ in range(2):
        model.add(tf.keras.layers.Dense(20, activation=tf.nn.relu))
    model.add(tf.keras.layers.Dense(10, activation=tf.nn.softmax))
    model.compile(optimizer="nadam", loss="sparse_categorical_crossentropy", metrics=["acc"])
    model.summary()
    return model


def build_classifier_functional() -> tf.keras.Model:
    inputs = tf.keras.Input(shape=[10], name="features")
    x = tf.keras.layers.Dense(20, activation=keras.activations.relu, name="hidden_1")(inputs)
    x = tf.keras.layers.Dense(20, activation=keras.activations.relu, name="hidden_2")(x)
    y = tf.keras.layers.Dense(10, activation=keras.activations.softmax, name="probs")(x)
    model = tf.keras.Model(inputs=inputs, outputs=y)
    model.compile(optimizer="nadam", loss="sparse_categorical_crossentropy", metrics=["acc"])
    model.summary()
    return model


print(build_classifier_sequential().count_params(), build_classifier_functional().count_params())
