# earns: 2
# says: Your layers have no biases, so 50 of the 850 parameters are missing.
def build_classifier_sequential():
    model = keras.Sequential([
        keras.Input(shape=(10,)),
        layers.Dense(20, activation="relu", use_bias=False),
        layers.Dense(20, activation="relu", use_bias=False),
        layers.Dense(10, activation="softmax", use_bias=False),
    ])
    model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


def build_classifier_functional():
    inputs = keras.Input(shape=(10,))
    x = layers.Dense(20, activation="relu", use_bias=False)(inputs)
    x = layers.Dense(20, activation="relu", use_bias=False)(x)
    outputs = layers.Dense(10, activation="softmax", use_bias=False)(x)
    model = keras.Model(inputs, outputs)
    model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    return model
