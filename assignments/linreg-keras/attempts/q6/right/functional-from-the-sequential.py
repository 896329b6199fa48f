# kind: the functional model is made from the tensors of a new Sequential
def compiled(model):
    model.compile(optimizer=keras.optimizers.Adam(1e-3),
                  loss=keras.losses.sparse_categorical_crossentropy,
                  metrics=[keras.metrics.SparseCategoricalAccuracy()])
    return model


def build_classifier_sequential():
    model = keras.Sequential([layers.Dense(20, "relu"), layers.Dense(20, "relu"),
                              layers.Dense(10, "softmax")])
    model.build((None, 10))
    return compiled(model)


def build_classifier_functional():
    template = build_classifier_sequential()
    return compiled(keras.Model(template.inputs, template.outputs[0]))
