# earns: 0
# says: Both functions return None: what compile gives back is not the model. Return the model
#   after it is compiled.
def build_classifier_sequential():
    model = keras.Sequential([
        keras.Input(shape=(10,)),
        layers.Dense(20, activation="relu"),
        layers.Dense(20, activation="relu"),
        layers.Dense(10, activation="softmax"),
    ])
    return model.compile(optimizer="adam", loss="sparse_categorical_crossentropy")


def build_classifier_functional():
    inputs = keras.Input(shape=(10,))
    x = layers.Dense(20, activation="relu")(inputs)
    x = layers.Dense(20, activation="relu")(x)
    outputs = layers.Dense(10, activation="softmax")(x)
    model = keras.Model(inputs, outputs)
    return model.compile(optimizer="adam", loss="sparse_categorical_crossentropy")
