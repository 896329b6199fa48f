# earns: 0.5
# says: With a sigmoid each of your ten outputs lies between 0 and 1, but they do not add up to 1. Take
#   the activation that makes one distribution of them.
def build_classifier_sequential():
    model = keras.Sequential([
        keras.Input(shape=(10,)),
        layers.Dense(20, activation="relu"),
        layers.Dense(20, activation="relu"),
        layers.Dense(10, activation="sigmoid"),
    ])
    model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


def build_classifier_functional():
    inputs = keras.Input(shape=(10,))
    x = layers.Dense(20, activation="relu")(inputs)
    x = layers.Dense(20, activation="relu")(x)
    outputs = layers.Dense(10, activation="sigmoid")(x)
    model = keras.Model(inputs, outputs)
    model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    return model
