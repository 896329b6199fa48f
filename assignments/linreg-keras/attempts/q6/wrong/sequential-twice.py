# earns: 2.25
# says: The second model is a Sequential as well. build_classifier_functional should call the layers on
#   tensors and make a keras.Model of them.
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
    return build_classifier_sequential()
