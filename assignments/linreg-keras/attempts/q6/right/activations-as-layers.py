# kind: every activation is a layer of its own
def _hidden():
    return [layers.Dense(20), layers.ReLU(), layers.Dense(20), layers.Activation("relu"),
            layers.Dense(10), layers.Softmax()]


def build_classifier_sequential():
    model = keras.Sequential([keras.Input((10,))] + _hidden())
    model.compile("rmsprop", "sparse_categorical_crossentropy")
    return model


def build_classifier_functional():
    inputs = x = keras.Input((10,))
    for layer in _hidden():
        x = layer(x)
    model = keras.Model(inputs, x)
    model.compile("rmsprop", "sparse_categorical_crossentropy")
    return model
