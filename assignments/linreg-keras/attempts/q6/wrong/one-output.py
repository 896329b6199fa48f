# earns: 0.5
# says: Your model has one output, for the label's number. A classifier has one output for each class.
def build_classifier_sequential():
    model = keras.Sequential([
        keras.Input(shape=(10,)),
        layers.Dense(20, activation="relu"),
        layers.Dense(20, activation="relu"),
        layers.Dense(1, activation="softmax"),
    ])
    model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


def build_classifier_functional():
    inputs = keras.Input(shape=(10,))
    x = layers.Dense(20, activation="relu")(inputs)
    x = layers.Dense(20, activation="relu")(x)
    outputs = layers.Dense(1, activation="softmax")(x)
    model = keras.Model(inputs, outputs)
    model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    return model
