# earns: 2
# says: Your model gives probabilities, but the loss is told to expect raw scores, and a softmax of a
#   softmax is nearly flat. Inside fit Keras may notice this and repair it with a warning; say it
#   right instead.
def build_classifier_sequential():
    model = keras.Sequential([
        keras.Input(shape=(10,)),
        layers.Dense(20, activation="relu"),
        layers.Dense(20, activation="relu"),
        layers.Dense(10, activation="softmax"),
    ])
    scce = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(optimizer="adam", loss=scce, metrics=["accuracy"])
    return model


def build_classifier_functional():
    inputs = keras.Input(shape=(10,))
    x = layers.Dense(20, activation="relu")(inputs)
    x = layers.Dense(20, activation="relu")(x)
    outputs = layers.Dense(10, activation="softmax")(x)
    model = keras.Model(inputs, outputs)
    scce = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(optimizer="adam", loss=scce, metrics=["accuracy"])
    return model
