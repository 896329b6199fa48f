# kind: layers added one by one, a loss object, SGD
def build_classifier_sequential():
    model = keras.Sequential()
    model.add(layers.Input((10,)))
    model.add(layers.Dense(20, activation="relu"))
    model.add(layers.Dense(20, activation="relu"))
    model.add(layers.Dense(10, activation="softmax"))
    model.compile(loss=keras.losses.SparseCategoricalCrossentropy(from_logits=False),
                  optimizer=keras.optimizers.SGD(0.1))
    return model


def build_classifier_functional():
    a = layers.Input((10,))
    b = layers.Dense(20, activation="relu")(a)
    c = layers.Dense(20, activation="relu")(b)
    d = layers.Dense(10, activation="softmax")(c)
    model = keras.Model(inputs=a, outputs=d)
    model.compile(loss=keras.losses.SparseCategoricalCrossentropy(),
                  optimizer=keras.optimizers.SGD(0.1, momentum=0.9))
    return model
