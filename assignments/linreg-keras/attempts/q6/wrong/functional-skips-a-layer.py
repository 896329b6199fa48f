# earns: 3
# says: In your functional model the second hidden layer is called on the inputs again, so the first one
#   is not part of the model. Call each layer on what came before it.
def build_classifier_sequential():
    model = keras.Sequential([
        keras.Input(shape=(10,)),
        layers.Dense(20, activation="relu"),
        layers.Dense(20, activation="relu"),
        layers.Dense(10, activation="softmax"),
    ])
    model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


def build_classifier_functional():
    inputs = keras.Input(shape=(10,))
    h1 = layers.Dense(20, activation="relu")(inputs)
    h2 = layers.Dense(20, activation="relu")(inputs)
    outputs = layers.Dense(10, activation="softmax")(h2)
    model = keras.Model(inputs, outputs)
    model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    return model
