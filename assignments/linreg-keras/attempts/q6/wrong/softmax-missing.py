# earns: 0.5
# says: Your last layer has no softmax, so its 10 numbers are no probabilities, although the loss takes
#   them for some.
def build_classifier_sequential():
    model = keras.Sequential([
        keras.Input(shape=(10,)),
        layers.Dense(20, activation="relu"),
        layers.Dense(20, activation="relu"),
        layers.Dense(10),
    ])
    model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


def build_classifier_functional():
    inputs = keras.Input(shape=(10,))
    x = layers.Dense(20, activation="relu")(inputs)
    x = layers.Dense(20, activation="relu")(x)
    outputs = layers.Dense(10)(x)
    model = keras.Model(inputs, outputs)
    model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    return model
