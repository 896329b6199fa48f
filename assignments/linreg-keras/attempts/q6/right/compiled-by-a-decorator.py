# kind: a decorator compiles what the two functions return
def ready_to_fit(build):
    def wrapper():
        model = build()
        model.compile(optimizer=keras.optimizers.AdamW(), jit_compile=False,
                      loss=keras.losses.get("sparse_categorical_crossentropy"))
        return model
    return wrapper


@ready_to_fit
def build_classifier_sequential():
    sizes = [(20, "relu"), (20, "relu"), (10, "softmax")]
    stack = [layers.Dense(n, activation=a) for n, a in sizes]
    return keras.Sequential([keras.Input((10,))] + stack)


@ready_to_fit
def build_classifier_functional():
    x = keras.Input((10,))
    h = layers.Dense(20, activation="relu", kernel_initializer="he_normal")(x)
    h = layers.Dense(20, activation="relu", kernel_initializer="he_normal")(h)
    return keras.Model(x, layers.Dense(10, activation="softmax")(h))
