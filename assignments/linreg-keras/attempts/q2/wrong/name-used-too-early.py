# earns: 0
# says: As on the slide, `x` is used before it exists. The first layer is called on the input.
# fails by: a name that is used before it exists, as on the slide
def build_functional():
    inputs = keras.Input(shape=(1,))
    x = layers.Dense(1, kernel_initializer="zeros")(x)
    return keras.Model(inputs, x)
